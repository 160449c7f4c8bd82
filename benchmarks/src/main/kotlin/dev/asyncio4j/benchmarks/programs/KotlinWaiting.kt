package dev.asyncio4j.benchmarks.programs

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import java.time.Duration

/** Tasks with Kotlin bodies that each wait for a future: `KotlinWaiting N`. */
public object KotlinWaiting {
  @JvmStatic fun main(args: Array<String>) = WaitMeter.measure(args[0], ::waiters)

  private fun waiters(meter: WaitMeter) = runAsyncio {
    val loop = Asyncio.getRunningLoop()
    val futures = ArrayList<Future<Unit>>(meter.count)
    meter.begin()
    repeat(meter.count) {
      createTask {
        val future = loop.createFuture<Unit>()
        futures += future
        future.await()
      }
    }
    Asyncio.sleep(Duration.ZERO).await()
    meter.allWait()
    futures.forEach { it.setResult(Unit) }
  }
}
