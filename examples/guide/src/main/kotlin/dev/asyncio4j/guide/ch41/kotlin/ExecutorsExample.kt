package dev.asyncio4j.guide.ch41.kotlin

import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.runCoroutineThreadsafe
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit.SECONDS
import kotlin.time.Duration.Companion.milliseconds

private fun block(number: Int): Int {
  Thread.sleep(50L * number)
  return number * number
}

private fun fromAThread(loop: EventLoop): Int =
  runCoroutineThreadsafe(twice(21), loop).get(5, SECONDS)

private fun twice(number: Int) = coroutine {
  sleep(10.milliseconds)
  number * 2
}

/**
 * Work given to pools, results as they come, a default pool of one's own, and back from a thread to
 * the loop. Java: `ExecutorsExample.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val pool = Executors.newFixedThreadPool(3)
  val work = listOf(3, 1, 2).map { loop.runInExecutor(pool) { block(it) } }
  for (next in asCompleted(work)) println("came ${next.await()}")
  pool.shutdown()
  loop.setDefaultExecutor(Executors.newFixedThreadPool(1))
  println(gather(toThread(Body { block(2) }), toThread(Body { block(1) })).await())
  println("from a thread: ${toThread(Body { fromAThread(loop) }).await()}")
}
