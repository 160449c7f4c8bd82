package dev.asyncio4j.costs

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.sync.Lock
import java.time.Duration
import java.util.function.IntFunction
import kotlinx.coroutines.CoroutineScope

/** The programs of [JavaOperations] with Kotlin bodies, as far as a body takes part. */
internal object KotlinOperations {
  @JvmStatic
  fun all(): Map<String, IntFunction<Coroutine<*>>> =
    mapOf(
      "await of a done future" to operation { doneFuture(it) },
      "await of a coroutine" to repeated { coroutine { 1 }.await() },
      "sleep(0)" to repeated { sleep(Duration.ZERO).await() },
      "timer" to repeated { sleep(Duration.ofSeconds(1)).await() },
      "task" to repeated { createTask { 1 }.await() },
      "gather" to operation { n -> gather(List(n) { coroutine { 1 } }).await() },
      "queue" to operation { queue(it) },
      "free lock" to operation { freeLock(it) },
      "contended lock" to operation { contendedLock(it) },
    )

  private fun operation(program: suspend CoroutineScope.(Int) -> Unit) =
    IntFunction<Coroutine<*>> { n -> coroutine { program(n) } }

  private fun repeated(once: suspend CoroutineScope.() -> Unit) = operation { n ->
    repeat(n) { once() }
  }

  private suspend fun doneFuture(n: Int) {
    val done = getRunningLoop().createFuture<Int>()
    done.setResult(1)
    repeat(n) { done.await() }
  }

  private suspend fun CoroutineScope.queue(n: Int) {
    val queue = Queue.create<Int>(1)
    val producer = createTask { repeat(n) { queue.put(1).await() } }
    repeat(n) { queue.get().await() }
    producer.await()
  }

  private suspend fun freeLock(n: Int) {
    val lock = Lock.create()
    repeat(n) {
      lock.acquire().await()
      lock.release()
    }
  }

  private suspend fun contendedLock(n: Int) {
    val lock = Lock.create()
    val turns = {
      coroutine {
        repeat(n / 10) {
          lock.acquire().await()
          sleep(Duration.ZERO).await()
          lock.release()
        }
      }
    }
    gather(List(10) { turns() }).await()
  }
}
