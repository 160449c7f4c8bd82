package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.timeout
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException

private suspend fun slow(name: String) {
  try {
    sleep(1.hours)
  } finally {
    println("$name cleans up")
  }
}

/** Stops waiting in three ways. Java: TimeoutAndCancel.java. */
fun main(): Unit = runAsyncio {
  try {
    timeout(20.milliseconds) { slow("the block") }
  } catch (_: AsyncTimeoutException) {
    println("timeout: the block took too long")
  }

  try {
    coroutine { slow("the coroutine") }.await(20.milliseconds)
  } catch (_: AsyncTimeoutException) {
    println("waitFor: the coroutine took too long")
  }

  val task = createTask { slow("the task") }
  sleep(20.milliseconds)
  task.cancel("not needed any more")
  try {
    task.await()
  } catch (e: CancellationException) {
    println("cancelled: ${e.message}")
  }
}
