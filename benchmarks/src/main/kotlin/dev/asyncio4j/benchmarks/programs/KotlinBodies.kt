package dev.asyncio4j.benchmarks.programs

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.queues.Queue
import dev.asyncio4j.sync.Lock
import java.time.Duration

/** The operations with bodies in Kotlin, on the same loop. */
public object KotlinBodies {
  @JvmField
  val OPERATIONS: List<Operation> =
    listOf(
      Operation("switch", 200_000, ::switching),
      Operation("spawn", 100_000, ::spawn),
      Operation("gather", 100_000, ::gatherAll),
      Operation("queue", 100_000) { putAndGet(1, it) },
      Operation("queue_unbounded", 100_000) { putAndGet(0, it) },
      Operation("lock", 50_000, ::lock),
      Operation("sleepers", 50_000, ::sleepers),
    )

  @JvmStatic fun main(args: Array<String>) = Operation.measure(OPERATIONS)

  private fun switching(n: Int): Unit = runAsyncio {
    val spin = { coroutine { repeat(n / 2) { sleep(Duration.ZERO).await() } } }
    gather(spin(), spin()).await()
  }

  private fun spawn(n: Int): Unit = runAsyncio { repeat(n) { createTask { 1 }.await() } }

  private fun gatherAll(n: Int): Unit = runAsyncio { gather(List(n) { coroutine { 1 } }).await() }

  private fun putAndGet(maxSize: Int, n: Int): Unit = runAsyncio {
    val queue = Queue.create<Int>(maxSize)
    val producer = createTask { repeat(n) { queue.put(it).await() } }
    repeat(n) { queue.get().await() }
    producer.await()
  }

  private fun lock(n: Int): Unit = runAsyncio {
    val lock = Lock.create()
    val contend = {
      coroutine {
        repeat(n / 10) {
          lock.acquire().await()
          sleep(Duration.ZERO).await()
          lock.release()
        }
      }
    }
    gather(List(10) { contend() }).await()
  }

  private fun sleepers(n: Int): Unit = runAsyncio {
    gather(List(n) { coroutine { sleep(Duration.ofMillis(1)).await() } }).await()
  }
}
