package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.subprocess.ProcessPool
import java.io.Serializable
import java.util.concurrent.Executors

private fun blocking(): String {
  Thread.sleep(20)
  return "read"
}

private class Sum(private val limit: Long) : Body<Long>, Serializable {
  override fun run() = (0 until limit).sumOf { it * it }
}

/**
 * Shows how to run a blocking or a computing function: a thread for the one; for the other a
 * thread, too, or a process. Java: `BlockingOrComputing.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  println(toThread(Body { blocking() }).await())
  val pool = Executors.newCachedThreadPool()
  println(loop.runInExecutor(pool) { blocking() }.await())
  pool.shutdown()
  ProcessPool.create(2).use { processes ->
    val sums = listOf(10L, 100L, 1000L).map { loop.runInExecutor(processes, Sum(it)) }
    println(gather(sums).await())
  }
}
