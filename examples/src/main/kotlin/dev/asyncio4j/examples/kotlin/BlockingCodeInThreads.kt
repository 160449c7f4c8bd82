package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import java.util.concurrent.CountDownLatch
import kotlin.time.Duration.Companion.milliseconds

/** Blocks in threads while the loop keeps ticking. Java: BlockingCodeInThreads.java. */
fun main(): Unit = runAsyncio {
  val ticks = CountDownLatch(5)

  fun load(name: String) =
    toThread(
      Body {
        ticks.await() // in the loop's thread this would stop every task, and wait for ever
        name
      }
    )

  val ticker = createTask {
    while (true) {
      sleep(10.milliseconds)
      ticks.countDown()
    }
  }
  val loaded = gather(load("users"), load("orders")).await()
  ticker.cancel()
  println("loaded ${loaded.joinToString(" and ")}")
  println("the loop ticked meanwhile: ${ticks.count == 0L}")
}
