package dev.asyncio4j.guide.ch04.kotlin

import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private suspend fun work(name: String): String {
  println("$name begins")
  sleep(50.milliseconds)
  println("$name ends")
  return name
}

private fun who(outer: Task<*>?) = if (currentTask() === outer) "same task" else "another task"

/**
 * Awaiting a coroutine runs it here and now; a task runs beside its maker. Java:
 * `CoroutineAndTask.java`.
 */
fun main(): Unit = runAsyncio {
  println("-- two coroutines, awaited")
  work("a")
  work("b")
  println("-- two tasks")
  val c = createTask { work("c") }
  val d = createTask { work("d") }
  println("made")
  println("${c.await()} ${d.await()}")
  println("-- a coroutine awaited is no task of its own")
  val outer = currentTask()
  println("${who(outer)} / ${createTask { who(outer) }.await()}")
}
