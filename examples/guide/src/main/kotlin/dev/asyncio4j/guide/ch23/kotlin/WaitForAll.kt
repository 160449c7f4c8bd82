package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private fun work(number: Int) = coroutine {
  sleep((10 * number).milliseconds)
  println("finished $number")
}

/** Shows how to wait for all background tasks: all tasks but this one. Java: `WaitForAll.java`. */
fun main(): Unit = runAsyncio {
  for (number in listOf(3, 1, 2)) createTask(work(number))
  val others = allTasks().filter { it !== currentTask() }
  println("waiting for ${others.size}")
  Asyncio.wait(others).await()
  println("left ${allTasks().size - 1}")
}
