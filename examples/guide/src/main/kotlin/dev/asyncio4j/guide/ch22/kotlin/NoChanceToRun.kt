package dev.asyncio4j.guide.ch22.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration

private fun work(name: String) = println("$name ran")

/**
 * Error 2: a task is made, and the loop never gets a turn to run it. Java: `NoChanceToRun.java`.
 */
fun main(): Unit = runAsyncio {
  createTask { work("first") }
  val total = (0L until 100_000L).sum()
  println("main computed $total and never waited")
  sleep(Duration.ZERO)
  println("one await is enough")
  val task = createTask { work("second") }
  task.await()
  println("or await the task itself")
}
