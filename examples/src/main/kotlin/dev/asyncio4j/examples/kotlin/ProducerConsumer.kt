package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.exceptions.QueueShutDownException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.queues.Queue

private suspend fun produce(queue: Queue<Int>) {
  for (item in 1..4) {
    queue.put(item).await()
    println("produced $item")
  }
  queue.shutdown()
}

private suspend fun consume(queue: Queue<Int>) {
  try {
    while (true) println("consumed ${queue.get().await()}")
  } catch (_: QueueShutDownException) {
    println("no more")
  }
}

/** Slows a fast producer down with a queue of two slots. Java: ProducerConsumer.java. */
fun main(): Unit = runAsyncio {
  taskGroup {
    val queue = Queue.create<Int>(2)
    createTask { produce(queue) }
    createTask { consume(queue) }
  }
}
