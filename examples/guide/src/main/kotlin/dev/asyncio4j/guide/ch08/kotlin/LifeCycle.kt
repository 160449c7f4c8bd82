package dev.asyncio4j.guide.ch08.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private fun state(task: Task<*>) =
  when {
    !task.done() -> "pending"
    task.cancelled() -> "cancelled"
    task.exception() == null -> "returned"
    else -> "failed"
  }

private fun work(how: String) = coroutine {
  sleep(20.milliseconds)
  require(how != "fail") { how }
  how
}

private fun states(tasks: Map<String, Task<String>>) =
  tasks.entries.joinToString { (how, task) -> "$how ${state(task)}" }

/** Created, scheduled, suspended, done: returned, failed or cancelled. Java: `LifeCycle.java`. */
fun main(): Unit = runAsyncio {
  val tasks = listOf("return", "fail", "cancel").associateWith { createTask(work(it)) }
  println("made:      ${states(tasks)}")
  sleep(Duration.ZERO)
  tasks.getValue("cancel").cancel()
  println("suspended: ${states(tasks)}")
  Asyncio.wait(tasks.values).await()
  println("done:      ${states(tasks)}")
}
