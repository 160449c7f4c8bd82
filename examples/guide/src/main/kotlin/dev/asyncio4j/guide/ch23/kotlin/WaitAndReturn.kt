package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private fun divide(a: Int, b: Int) = coroutine {
  sleep(10.milliseconds)
  a / b
}

/**
 * Shows how to wait for a task and get what it returns: await it; later on, ask it. Java:
 * `WaitAndReturn.java`.
 */
fun main(): Unit = runAsyncio {
  val task = createTask(divide(42, 6))
  println("${task.await()} ${task.result()} ${task.await()}")
  val broken = createTask(divide(1, 0))
  try {
    broken.await()
  } catch (_: ArithmeticException) {
    println("the error of the task comes out of the await")
  }
  println("and is kept: ${if (broken.exception() is ArithmeticException) "yes" else "no"}")
}
