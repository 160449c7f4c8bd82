package dev.asyncio4j.guide.ch08.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException

private suspend fun tidy(): String {
  try {
    sleep(10.seconds)
    return "slept"
  } catch (e: CancellationException) {
    println("tidy: told to stop: ${e.message}")
    throw e
  } finally {
    println("tidy: cleaned up")
  }
}

private suspend fun stubborn(): String {
  try {
    sleep(10.seconds)
  } catch (_: CancellationException) {
    println("stubborn: no")
  }
  return "went on"
}

/**
 * A cancel is an error at the await: it can clean up, say why, and even refuse. Java:
 * `Cancel.java`.
 */
fun main(): Unit = runAsyncio {
  for (work in listOf(coroutine { tidy() }, coroutine { stubborn() })) {
    val task = createTask(work)
    sleep(Duration.ZERO)
    println("asked: ${if (task.cancel("lunch time")) "yes" else "no"}")
    try {
      println("returned: ${task.await()}")
    } catch (_: CancellationException) {
      println("it was cancelled")
    }
    println(
      "cancelled: ${if (task.cancelled()) "yes" else "no"} again: ${if (task.cancel()) "yes" else "no"}"
    )
  }
  val unborn = createTask(coroutine { tidy() })
  unborn.cancel()
  Asyncio.wait(listOf(unborn)).await()
  println("cancelled before its first step, it never ran")
}
