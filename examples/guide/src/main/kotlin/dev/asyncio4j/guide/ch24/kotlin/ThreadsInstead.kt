package dev.asyncio4j.guide.ch24.kotlin

import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.taskGroup
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.milliseconds

private fun withThreads(): List<Int> {
  val results = mutableListOf<Int>()
  val threads =
    listOf(3, 1, 2).map { number ->
      thread {
        Thread.sleep(50L * number)
        synchronized(results) { results += number * number }
      }
    }
  threads.forEach(Thread::join)
  return results
}

private suspend fun withTasks(): List<Int> {
  val results = mutableListOf<Int>()
  taskGroup {
    for (number in listOf(3, 1, 2)) {
      createTask {
        sleep((50 * number).milliseconds)
        results += number * number
      }
    }
  }
  return results
}

/**
 * The same job with threads and with tasks: both do it, and only one needs a lock. Java:
 * `ThreadsInstead.java`.
 */
fun main() {
  println("threads: ${withThreads()}")
  println("tasks:   ${runAsyncio { withTasks() }}")
}
