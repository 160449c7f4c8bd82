package dev.asyncio4j.guide.ch33.kotlin

import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.seconds

private fun work(name: String, time: Double) = coroutine {
  sleep(time.seconds)
  require(name != "bad") { "bad work" }
  name
}

/**
 * Results in the order in which they come, and a time limit for all of them. Java:
 * `AsCompleted.java`.
 */
fun main(): Unit = runAsyncio {
  for (next in asCompleted(listOf(work("slow", 0.15), work("quick", 0.05), work("bad", 0.1)))) {
    try {
      println("got ${next.await()}")
    } catch (e: IllegalArgumentException) {
      println("failed: ${e.message}")
    }
  }
  val tasks = listOf(createTask(work("first", 0.01)), createTask(work("never", 5.0)))
  try {
    for (next in asCompleted(tasks, seconds(0.1))) println("got ${next.await()}")
  } catch (_: AsyncTimeoutException) {
    println("too late for the others; cancelled: ${if (tasks[1].cancelled()) "yes" else "no"}")
  }
  tasks[1].cancel()
}
