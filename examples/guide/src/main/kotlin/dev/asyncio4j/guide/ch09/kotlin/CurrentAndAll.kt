package dev.asyncio4j.guide.ch09.kotlin

import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private fun work(name: String) = coroutine {
  sleep(10.milliseconds)
  currentTask()?.getName() == name
}

private fun names() = allTasks().map { it.getName() }.sorted().joinToString()

/** Tells which task this is, and which ones are there. Java: `CurrentAndAll.java`. */
fun main(): Unit = runAsyncio {
  currentTask()?.setName("main")
  println("running: ${currentTask()?.getName()}")
  val tasks = List(3) { createTask(work("worker $it"), "worker $it") }
  println("all: ${names()}")
  println("each knows itself: ${if (gather(tasks).await().all { it }) "yes" else "no"}")
  println("left: ${names()}")
}
