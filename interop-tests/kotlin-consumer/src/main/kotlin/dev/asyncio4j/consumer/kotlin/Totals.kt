package dev.asyncio4j.consumer.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.asAsyncIterable
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.queues.Queue
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.toList

/** The sum of what two tasks put into a queue an hour later. */
fun total(a: Int, b: Int): Int =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    val queue = Queue.create<Int>()
    taskGroup {
      for (number in listOf(a, b)) createTask {
        delay(3_600_000)
        queue.put(number).await()
      }
    }
    queue.get().await() + queue.get().await()
  }

/** Through an async iterable and back. */
fun there(andBack: List<String>): List<String> = runAsyncio {
  createTask { andBack.asFlow().asAsyncIterable().map { it }.asFlow().toList() }.await()
}
