package dev.asyncio4j.guide.ch04.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration

private fun routine(name: String) {
  for (step in 0..1) println("routine $name step $step")
}

private fun generator() = sequence {
  yield("one")
  yield("two")
}

private fun body(name: String) = coroutine {
  for (step in 0..1) {
    println("coroutine $name step $step")
    sleep(Duration.ZERO)
  }
  name
}

/**
 * A routine runs to its end; a generator stops to give a value; a coroutine stops to wait for one.
 * Java: `RoutineGeneratorCoroutine.java`.
 */
fun main(): Unit = runAsyncio {
  routine("a")
  routine("b")
  println("generator: ${generator().joinToString(", ")}")
  println(gather(body("a"), body("b")).await().joinToString(""))
}
