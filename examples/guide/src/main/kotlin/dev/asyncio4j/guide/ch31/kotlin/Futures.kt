package dev.asyncio4j.guide.ch31.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.InvalidStateException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio

private fun waits(name: String, future: Future<String>) = coroutine {
  try {
    println("$name got ${future.await()}")
  } catch (e: IllegalArgumentException) {
    println("$name got the error ${e.message}")
  }
}

/**
 * A future is a result that is not there yet: somebody sets it, others wait for it. Java:
 * `Futures.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val future = loop.createFuture<String>()
  val waiting = listOf("one", "two").map { createTask(waits(it, future)) }
  future.addDoneCallback { println("callback: ${it.result()}") }
  loop.callSoon { future.setResult("the result") }
  gather(waiting).await()
  try {
    future.setResult("another")
  } catch (_: InvalidStateException) {
    println("a result is set once")
  }
  val failing = loop.createFuture<String>()
  val three = createTask(waits("three", failing))
  failing.setException(IllegalArgumentException("no luck"))
  three.await()
  val givenUp = loop.createFuture<String>()
  println("cancelled: ${if (givenUp.cancel() && givenUp.cancelled()) "yes" else "no"}")
}
