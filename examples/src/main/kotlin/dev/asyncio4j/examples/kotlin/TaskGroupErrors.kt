package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.taskGroup
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.minutes
import kotlinx.coroutines.CancellationException

private suspend fun work(name: String, duration: Duration) {
  try {
    sleep(duration)
    println("$name is done")
  } catch (cancelled: CancellationException) {
    println("$name is cancelled")
    throw cancelled
  }
}

/** Lets one task of three fail: its sibling is cancelled. Java: TaskGroupErrors.java. */
fun main(): Unit = runAsyncio {
  try {
    taskGroup {
      createTask { work("the short task", 10.milliseconds) }
      createTask { work("the long task", 1.minutes) }
      createTask {
        sleep(50.milliseconds)
        error("out of paper")
      }
    }
  } catch (e: TaskGroupException) {
    println(e.message)
    for (error in e.exceptions()) println("- ${error.message}")
  }
}
