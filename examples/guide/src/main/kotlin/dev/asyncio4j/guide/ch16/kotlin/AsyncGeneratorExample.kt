package dev.asyncio4j.guide.ch16.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.asyncGenerator
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio

// send and throw need a generator; the body is Java's and awaits in direct style
private fun ticks(count: Int): AsyncGenerator<Int> = asyncGenerator { y ->
  try {
    for (i in 0 until count) {
      await(Asyncio.sleep(seconds(0.01)))
      val answer = y.emit(i)
      if (answer != null) println("was told: $answer")
    }
  } finally {
    await(Asyncio.sleep(seconds(0.0)))
    println("generator cleaned up")
  }
}

/**
 * A generator that awaits: made lazily, can be sent values, and cleans up when closed. Java:
 * `AsyncGeneratorExample.java`.
 */
fun main(): Unit = runAsyncio {
  ticks(2).asFlow().collect { println("tick $it") }
  var generator = ticks(10)
  println("first ${generator.next().await()}")
  println("second ${generator.send("hurry").await()}")
  generator.close().await()
  try {
    generator.next().await()
  } catch (_: StopAsyncIterationException) {
    println("closed is closed")
  }
  generator = ticks(10)
  generator.next().await()
  try {
    generator.throwInto(IllegalArgumentException("thrown in")).await()
  } catch (e: IllegalArgumentException) {
    println("came back: ${e.message}")
  }
}
