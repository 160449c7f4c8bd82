package dev.asyncio4j.guide.ch27.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Outcome
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.queues.Queue
import kotlin.time.Duration.Companion.milliseconds

private fun producer(name: String, queue: Queue<String>, count: Int) = coroutine {
  for (i in 0 until count) {
    sleep(10.milliseconds)
    queue.put("$name$i").await()
  }
  println("producer $name is done")
}

private fun consumer(queue: Queue<String>, eaten: MutableList<String>) =
  coroutine<Unit> {
    while (true) {
      val item = queue.get().await()
      sleep(1.milliseconds)
      eaten += item
      queue.taskDone()
    }
  }

/**
 * Producers make work, consumers do it, a queue stands between them; join tells when all is done.
 * Java: `ProducerConsumer.java`.
 */
fun main(): Unit = runAsyncio {
  val queue = Queue.create<String>(4)
  val eaten = mutableListOf<String>()
  val consumers = List(3) { createTask(consumer(queue, eaten)) }
  gather(producer("a", queue, 5), producer("b", queue, 7)).await()
  queue.join().await()
  consumers.forEach { it.cancel() }
  val results = gatherOutcomes(consumers).await()
  println("${eaten.size} eaten: ${eaten.sorted().joinToString(" ")}")
  println("consumers cancelled: ${results.count { it is Outcome.Cancelled }}")
}
