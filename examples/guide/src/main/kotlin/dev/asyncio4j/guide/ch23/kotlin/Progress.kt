package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private fun work(number: Int) = coroutine {
  sleep((2 * (number % 5)).milliseconds)
  number
}

/** Shows how to show progress: a callback of each task, or asCompleted. Java: `Progress.java`. */
fun main(): Unit = runAsyncio {
  val tasks = List(20) { createTask(work(it)) }
  for (task in tasks) task.addDoneCallback { print(".") }
  Asyncio.wait(tasks).await()
  println(" all 20")
  var total = 0
  asCompleted(List(4) { work(it) }).forEachIndexed { count, next ->
    total += next.await()
    println("${(count + 1) * 25} %")
  }
  println("sum $total")
}
