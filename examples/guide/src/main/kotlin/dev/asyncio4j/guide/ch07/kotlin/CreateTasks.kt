package dev.asyncio4j.guide.ch07.kotlin

import dev.asyncio4j.Asyncio.ensureFuture
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.taskGroup
import kotlin.time.Duration

private fun work(number: Int) = coroutine {
  println("work $number runs")
  number * number
}

/**
 * Four ways to make a task; it is only scheduled then, and runs when its maker waits. Java:
 * `CreateTasks.java`.
 */
fun main(): Unit = runAsyncio {
  val first = createTask("high level") { work(1).await() }
  val second = getRunningLoop().createTask(work(2))
  val third = ensureFuture(work(3))
  val tasks = listOf(first, second, third)
  println("made, none has run; done: ${tasks.count { it.done() }}")
  println("still computing, still not run")
  sleep(Duration.ZERO)
  println("after one wait they have run in their order; done: ${tasks.count { it.done() }}")
  println("${first.getName()} ${first.result()} ${second.await()} ${third.await()}")
  val grouped = taskGroup {
    val task = createTask("in a group") { work(4).await() }
    println("the group waits at its end")
    task
  }
  println("${grouped.getName()} ${grouped.result()}")
}
