package dev.asyncio4j.guide.ch22.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.taskGroup
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException

private suspend fun work(name: String, time: Double) {
  try {
    sleep(time.seconds)
    println("$name finished")
  } catch (e: CancellationException) {
    println("$name was cancelled at the end of main")
    throw e
  }
}

private suspend fun careless() {
  createTask(coroutine { work("short", 0.01) })
  createTask(coroutine { work("long", 0.5) })
  sleep(100.milliseconds)
}

private suspend fun careful() = taskGroup {
  createTask { work("short", 0.01) }
  createTask { work("long", 0.05) }
}

/** Error 4: main returns, and with it everything that it started. Java: `MainEndsTooEarly.java`. */
fun main() {
  runAsyncio { careless() }
  println("--")
  runAsyncio { careful() }
}
