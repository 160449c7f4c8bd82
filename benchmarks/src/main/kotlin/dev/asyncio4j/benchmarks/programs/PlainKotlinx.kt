package dev.asyncio4j.benchmarks.programs

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.yield

/**
 * The nearest thing in kotlinx alone, on its own single-threaded loop: the sibling that shares our
 * engine.
 */
public object PlainKotlinx {
  @JvmField
  val OPERATIONS: List<Operation> =
    listOf(
      Operation("switch", 200_000, ::switching),
      Operation("spawn", 100_000, ::spawn),
      Operation("gather", 100_000, ::gatherAll),
      Operation("queue", 100_000) { putAndGet(Channel(1), it) },
      Operation("queue_unbounded", 100_000) { putAndGet(Channel(Channel.UNLIMITED), it) },
      Operation("lock", 50_000, ::lock),
      Operation("sleepers", 50_000, ::sleepers),
    )

  @JvmStatic fun main(args: Array<String>) = Operation.measure(OPERATIONS)

  private fun switching(n: Int): Unit = runBlocking {
    repeat(2) { launch { repeat(n / 2) { yield() } } }
  }

  private fun spawn(n: Int): Unit = runBlocking { repeat(n) { async { 1 }.await() } }

  private fun gatherAll(n: Int) {
    runBlocking { List(n) { async { 1 } }.awaitAll() }
  }

  private fun putAndGet(channel: Channel<Int>, n: Int): Unit = runBlocking {
    launch { repeat(n) { channel.send(it) } }
    repeat(n) { channel.receive() }
  }

  private fun lock(n: Int): Unit = runBlocking {
    val mutex = Mutex()
    repeat(10) { launch { repeat(n / 10) { mutex.withLock { yield() } } } }
  }

  private fun sleepers(n: Int): Unit = runBlocking { repeat(n) { launch { delay(1) } } }
}
