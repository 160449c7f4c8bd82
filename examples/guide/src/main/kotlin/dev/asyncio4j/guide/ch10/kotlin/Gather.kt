package dev.asyncio4j.guide.ch10.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.seconds

private fun fetch(page: Int, time: Double) = coroutine {
  sleep(time.seconds)
  println("fetched $page")
  page * 100
}

/**
 * Many at once; the results stand in the order in which they were given, not in which they came.
 * Java: `Gather.java`.
 */
fun main(): Unit = runAsyncio {
  val group = gather(fetch(1, 0.15), fetch(2, 0.1), fetch(3, 0.05))
  println("done: ${if (group.done()) "yes" else "no"}")
  println(group.await())
  println(gather(List(5) { fetch(it, 0.01) }).await())
  println(gather(emptyList<Coroutine<Int>>()).await())
}
