package dev.asyncio4j.benchmarks.programs

import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Coroutines of kotlinx alone that are all asleep: `PlainAsleep N`. */
public object PlainAsleep {
  @JvmStatic fun main(args: Array<String>) = SleepMeter.measure(args[0], ::sleepers)

  private fun sleepers(meter: SleepMeter) = runBlocking {
    val last = CompletableDeferred<Unit>()
    meter.begin()
    repeat(meter.count) {
      launch {
        delay(meter.nanos().nanoseconds)
        if (meter.wakesLast()) last.complete(Unit)
      }
    }
    yield()
    meter.allAsleep()
    last.await()
    meter.allAwake()
  }
}
