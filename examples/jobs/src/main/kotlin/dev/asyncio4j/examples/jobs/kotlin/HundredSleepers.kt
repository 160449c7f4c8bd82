package dev.asyncio4j.examples.jobs.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.jobs.Scheduler
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay

/** Runs a hundred sleepers in the background, and waits for them. Java: HundredSleepers.java. */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    val done = mutableListOf<Int>()
    val scheduler = Scheduler.create()
    for (i in 0 until 100) {
      val sleeper = coroutine {
        delay((100 * i).milliseconds)
        done += i
      }
      scheduler.spawn(sleeper).await()
    }
    println(
      listOf(
          scheduler.size(),
          scheduler.activeCount(),
          scheduler.pendingCount(),
          scheduler.limit().get(),
          scheduler.pendingLimit(),
        )
        .joinToString(" ")
    )
    delay(5050.milliseconds)
    println("${done.size} done, ${scheduler.size()} left at ${now()}")
    scheduler.waitAndClose().await() // waits up to waitTimeout (60 s) for the rest
    println("${done.size} done at ${now()} closed: ${scheduler.closed().python()}")
  }
