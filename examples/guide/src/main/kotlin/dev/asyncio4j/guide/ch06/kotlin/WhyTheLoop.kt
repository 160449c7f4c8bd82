package dev.asyncio4j.guide.ch06.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.callLater
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import java.util.concurrent.Executors
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

private fun broken(): Unit = throw IllegalArgumentException("a callback failed")

/**
 * Four reasons to take hold of the loop: timers, futures, other executors, a handler of last
 * resort. Java: `WhyTheLoop.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val future = loop.createFuture<String>()
  val timer = loop.callLater(20.milliseconds) { future.setResult("the timer's gift") }
  val never = loop.callLater(5.seconds) { println("not printed") }
  println(future.await())
  never.cancel()
  println(
    "cancelled: ${if (never.cancelled()) "yes" else "no"} / ${if (timer.cancelled()) "yes" else "no"}"
  )
  val pool = Executors.newFixedThreadPool(1)
  println(loop.runInExecutor(pool) { 1 shl 10 }.await())
  pool.shutdown()
  loop.setExceptionHandler { _, context -> println("handler: ${context.exception()?.message}") }
  loop.callSoon(::broken)
  sleep(Duration.ZERO)
  sleep(Duration.ZERO)
}
