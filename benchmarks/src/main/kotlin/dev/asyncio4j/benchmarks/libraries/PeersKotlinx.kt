package dev.asyncio4j.benchmarks.libraries

import java.util.concurrent.CompletableFuture
import kotlin.time.Duration.Companion.microseconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield

/** The operations of [PeersCosts] on kotlinx alone, on its own single-threaded loop. */
public object PeersKotlinx {
  private const val MANY = 1_000_000
  private const val SOME = 100_000

  @JvmStatic
  fun main(args: Array<String>) {
    val done = CompletableFuture.completedFuture(1)
    each("await of a completed CompletableFuture", MANY) { done.await() }
    each("await of a suspend function that returns", MANY) { PeersFunctions.returns(1) }
    val mutex = Mutex()
    each("await of a free lock", MANY) {
      mutex.lock()
      mutex.unlock()
    }
    val items = Channel<Int>(Channel.UNLIMITED)
    each("await of a queue that is not empty", MANY) {
      items.send(1)
      items.receive()
    }
    measure("gather of 10,000 no-ops, each", 10_000) { n ->
      List(n) { async { 1 } }.awaitAll()
    }
    each("spawn and join", SOME) { async { 1 }.await() }
    measure("switch of two", SOME) { n -> repeat(2) { launch { repeat(n / 2) { yield() } } } }
    measure("Queue(1), put and get", SOME) { queue(it) }
    measure("ping-pong over two queues", SOME) { pingPong(it) }
    each("toThread", 10_000) { withContext(Dispatchers.IO) {} }
    each("a group of two children", SOME) {
      coroutineScope {
        launch {}
        launch {}
      }
    }
    measure("10,000 sleepers, each", 10_000) { sleepers(it) }
    measure("100,000 sleepers, each", SOME) { sleepers(it) }
    measure(PeersCosts.AT_ONCE, SOME) { sleepers(it, PeersCosts.UNTIL_ALL_SLEEP) }
  }

  private fun measure(name: String, count: Int, body: suspend CoroutineScope.(Int) -> Unit) =
    Meter.measure(name, count) { n -> runBlocking { body(n) } }

  private fun each(name: String, count: Int, body: suspend CoroutineScope.() -> Unit) =
    measure(name, count) { n -> repeat(n) { body() } }

  private fun CoroutineScope.sleepers(n: Int, more: Long = 0) =
    repeat(n) { launch { delay((more + PeersCosts.micros(it)).microseconds) } }

  private suspend fun CoroutineScope.queue(n: Int) {
    val channel = Channel<Int>(1)
    launch { repeat(n) { channel.send(it) } }
    repeat(n) { channel.receive() }
  }

  private suspend fun CoroutineScope.pingPong(n: Int) {
    val there = Channel<Int>(1)
    val back = Channel<Int>(1)
    launch { repeat(n) { back.send(there.receive()) } }
    repeat(n) {
      there.send(it)
      back.receive()
    }
  }
}
