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
      scheduler
        .spawn(
          coroutine {
            delay((100 * i).milliseconds)
            done += i
          }
        )
        .await()
    }
    println("${scheduler.size()} jobs")
    delay(5050.milliseconds)
    println("${done.size} done, ${scheduler.size()} left")
    scheduler.waitAndClose().await()
    println("${done.size} done, closed: ${scheduler.closed()}")
  }
