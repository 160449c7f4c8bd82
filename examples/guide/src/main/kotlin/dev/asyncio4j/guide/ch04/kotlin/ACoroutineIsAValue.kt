package dev.asyncio4j.guide.ch04.kotlin

import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio

private fun greet(name: String) = coroutine {
  println("hello $name")
  name.length
}

/**
 * Calling a method that returns a coroutine runs nothing: it makes a value, which runs once, when
 * awaited. Java: `ACoroutineIsAValue.java`.
 */
fun main(): Unit = runAsyncio {
  val coroutine: Any = greet("Ada")
  println("made, and nothing has run")
  println("it is a coroutine: ${if (coroutine is Coroutine<*>) "yes" else "no"}")
  println("length ${(coroutine as Coroutine<*>).await()}")
  try {
    coroutine.await()
  } catch (_: IllegalStateException) {
    println("it runs once: the second await is an error")
  }
}
