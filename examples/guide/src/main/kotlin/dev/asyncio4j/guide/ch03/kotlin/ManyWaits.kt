package dev.asyncio4j.guide.ch03.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private var running = 0
private var most = 0

private fun waitForNews(number: Int) = coroutine {
  sleep(200.milliseconds)
  running++
  most = maxOf(most, running)
  running--
  number
}

/**
 * Ten thousand waits at once, which asyncio is good at, and never two pieces of code at once. Java:
 * `ManyWaits.java`.
 */
fun main(): Unit = runAsyncio {
  val answers = gather(List(10_000) { waitForNews(it) }).await()
  println("${answers.size} waits, ${answers.sum()} is their sum, running at once: $most")
}
