package dev.asyncio4j.examples.jobs.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.jobs.Scheduler
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.supervisorScope

private fun important() = coroutine {
  println("start at ${now()}")
  delay(5.seconds)
  println("done at ${now()}")
  "saved"
}

private suspend fun shielded() = supervisorScope {
  val scheduler = Scheduler.create()
  val caller = async { scheduler.shield(important()).await() }
  delay(100.milliseconds)
  caller.cancel()
  try {
    caller.await()
  } catch (_: CancellationException) {
    println("caller cancelled at ${now()} tracked: ${scheduler.size()}")
  }
  println(scheduler.shield(important()).await())
  scheduler.waitAndClose().await()
  println("end at ${now()}")
}

private suspend fun joined() = supervisorScope {
  val scheduler = Scheduler.create()
  val job =
    scheduler
      .spawn(
        coroutine {
          delay(10.seconds)
          "slept"
        }
      )
      .await()
  val waiter = async { job.join().await() }
  delay(1.seconds)
  waiter.cancel()
  try {
    waiter.await()
  } catch (_: CancellationException) {
    println("waiter cancelled, job active: ${job.active().python()}")
  }
  scheduler.waitAndClose(Duration.ofSeconds(2)).await()
  println("given up at ${now()} ${job.closed().python()}")
}

/** Shields work from the cancellation of its caller. Java: Shield.java. */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    shielded()
    joined()
  }
