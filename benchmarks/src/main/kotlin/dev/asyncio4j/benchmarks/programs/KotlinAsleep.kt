package dev.asyncio4j.benchmarks.programs

import dev.asyncio4j.Asyncio
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import java.time.Duration

/** Tasks with Kotlin bodies that are all asleep: `KotlinAsleep N`. */
public object KotlinAsleep {
  @JvmStatic fun main(args: Array<String>) = SleepMeter.measure(args[0], ::sleepers)

  private fun sleepers(meter: SleepMeter) = runAsyncio {
    val last = Asyncio.getRunningLoop().createFuture<String>()
    meter.begin()
    repeat(meter.count) {
      createTask {
        Asyncio.sleep(Duration.ofNanos(meter.nanos())).await()
        if (meter.wakesLast()) last.setResult("awake")
      }
    }
    Asyncio.sleep(Duration.ZERO).await()
    meter.allAsleep()
    last.await()
    meter.allAwake()
  }
}
