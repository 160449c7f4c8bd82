package dev.asyncio4j.guide.ch15.kotlin

import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.takeWhile

private class Countdown(private var left: Int) : AsyncIterator<Int> {
  override fun next() = coroutine {
    if (left == 0) throw StopAsyncIterationException("the countdown is over")
    sleep(10.milliseconds)
    left--
  }
}

/** An object whose next element may have to be waited for. Java: `AsyncIteratorExample.java`. */
fun main(): Unit = runAsyncio {
  val countdown = Countdown(3)
  println("by hand: ${countdown.next().await()}")
  countdown.asFlow().collect { println("in the loop: $it") }
  try {
    countdown.next().await()
  } catch (_: StopAsyncIterationException) {
    println("nothing left")
  }
  Countdown(5).asFlow().takeWhile { it != 3 }.collect { println("until three: $it") }
}
