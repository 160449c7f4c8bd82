package dev.asyncio4j.guide.ch32.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.ContextVar
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.seconds

private val user = ContextVar.create("user", "nobody")

private suspend fun request(name: String, time: Double): String {
  user.set(name)
  sleep(time.seconds)
  return createTask(log()).await()
}

private fun log() = coroutine { "log of ${user.get()}" }

/**
 * Each task has its own copy of the context: what it sets, it sets for itself and for what it
 * starts. Java: `ContextOfATask.java`.
 */
fun main(): Unit = runAsyncio {
  val requests = listOf(coroutine { request("Ada", 0.02) }, coroutine { request("Grace", 0.01) })
  gather(requests).await().forEach(::println)
  println("main: ${user.get()}")
  request("inline", 0.0)
  println("awaited without a task, it was main's own context: ${user.get()}")
}
