package dev.asyncio4j.guide.ch34.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.exceptions.QueueEmptyException
import dev.asyncio4j.exceptions.QueueFullException
import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.queues.LifoQueue
import dev.asyncio4j.queues.PriorityQueue
import dev.asyncio4j.queues.Queue

private suspend fun fillAndDrain(kind: String, queue: Queue<Int>) {
  for (number in listOf(2, 3, 1)) queue.putNowait(number)
  val full = queue.full()
  val items = buildList { while (!queue.empty()) add(queue.get().await()) }
  println("$kind full: ${if (full) "yes" else "no"} $items")
}

private fun reader(queue: Queue<String>) = coroutine {
  var count = 0
  try {
    while (true) {
      queue.get().await()
      count++
    }
  } catch (_: QueueShutDownException) {}
  count
}

/**
 * First in first out, last in first out, by priority; full, empty, shut down. Java: `Queues.java`.
 */
fun main(): Unit = runAsyncio {
  fillAndDrain("Queue", Queue.create(3))
  fillAndDrain("LifoQueue", LifoQueue.create(3))
  fillAndDrain("PriorityQueue", PriorityQueue.create(3))
  val queue = Queue.create<String>(1)
  try {
    queue.getNowait()
  } catch (_: QueueEmptyException) {
    println("empty")
  }
  queue.put("a").await()
  try {
    queue.putNowait("b")
  } catch (_: QueueFullException) {
    println("full with ${queue.size()}")
  }
  val reading = createTask(reader(queue))
  queue.put("b").await()
  queue.shutdown()
  println("read before the end: ${reading.await()}")
  try {
    queue.put("c").await()
  } catch (_: QueueShutDownException) {
    println("shut down for writers")
  }
}
