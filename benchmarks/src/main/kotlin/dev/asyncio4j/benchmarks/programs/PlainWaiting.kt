package dev.asyncio4j.benchmarks.programs

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Coroutines of kotlinx alone that each wait for a deferred value: `PlainWaiting N`. */
public object PlainWaiting {
  @JvmStatic fun main(args: Array<String>) = WaitMeter.measure(args[0], ::waiters)

  private fun waiters(meter: WaitMeter) = runBlocking {
    val futures = ArrayList<CompletableDeferred<Unit>>(meter.count)
    meter.begin()
    repeat(meter.count) {
      launch {
        val future = CompletableDeferred<Unit>()
        futures += future
        future.await()
      }
    }
    yield()
    meter.allWait()
    futures.forEach { it.complete(Unit) }
  }
}
