package dev.asyncio4j.guide.ch12.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.now
import dev.asyncio4j.kotlin.reschedule
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.timeout
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException

private suspend fun slow(time: Double): String {
  try {
    sleep(time.seconds)
    return "in time"
  } catch (e: CancellationException) {
    println("the slow one is cancelled and cleans up")
    throw e
  }
}

/**
 * A limit for one thing (waitFor), for a block (timeout), and one that is moved while it runs.
 * Java: `TimeLimits.java`.
 */
fun main(): Unit = runAsyncio {
  println(coroutine { slow(0.01) }.await(1.seconds))
  try {
    coroutine { slow(5.0) }.await(50.milliseconds)
  } catch (_: AsyncTimeoutException) {
    println("wait_for: too late")
  }
  try {
    timeout(50.milliseconds) {
      slow(0.001)
      println("first step done")
      slow(5.0)
    }
  } catch (_: AsyncTimeoutException) {
    println("timeout: too late")
  }
  val expired =
    timeout(50.milliseconds) { limit ->
      limit.reschedule(getRunningLoop().now() + 5.seconds)
      println("with more time: ${slow(0.1)}")
      limit.expired()
    }
  println("expired: ${if (expired) "yes" else "no"}")
  timeout(null) { println("no limit: ${slow(0.0)}") }
}
