package dev.asyncio4j.guide.ch22.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio

private fun save(data: String) = coroutine { println("saved $data") }

/**
 * Error 1: calls a method that returns a coroutine, and thinks that it has run. Java:
 * `CalledButNotAwaited.java`.
 */
fun main(): Unit = runAsyncio {
  save("the lost one")
  println("nothing was saved")
  save("the awaited one").await()
  val task = createTask(save("the one in a task"))
  task.await()
}
