package dev.asyncio4j.guide.ch14.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.ContextVar
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import java.util.concurrent.Executors

private val user = ContextVar.create("user", "nobody")

private fun read(name: String, number: Int): String {
  Thread.sleep(10)
  require(number >= 0) { "$name cannot be read" }
  return "$name $number for ${user.get()}"
}

/**
 * Three ways for a blocking call: toThread, the loop's own executor, an executor of yours. Java:
 * `ExecutorsExample.java`.
 */
fun main(): Unit = runAsyncio {
  user.set("Ada")
  println("to_thread takes the context along: ${toThread(Body { read("page", 1) }).await()}")
  val loop = getRunningLoop()
  println("run_in_executor does not: ${loop.runInExecutor(null) { read("page", 2) }.await()}")
  val pool = Executors.newFixedThreadPool(2)
  val reads = (3..5).map { loop.runInExecutor(pool) { read("page", it) } }
  println("${gather(reads).await().size} pages from a pool of two")
  pool.shutdown()
  try {
    toThread(Body { read("page", -1) }).await()
  } catch (e: IllegalArgumentException) {
    println("an error comes back: ${e.message}")
  }
}
