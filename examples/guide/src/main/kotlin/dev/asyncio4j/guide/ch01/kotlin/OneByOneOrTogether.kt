package dev.asyncio4j.guide.ch01.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.seconds

private suspend fun boil(what: String, time: Double) {
  println("$what: put on")
  sleep(time.seconds)
  println("$what: done")
}

/**
 * Three waits: first one after the other, then all at once. The order tells which is which. Java:
 * `OneByOneOrTogether.java`.
 */
fun main(): Unit = runAsyncio {
  println("-- one by one")
  boil("egg", 0.15)
  boil("tea", 0.05)
  boil("rice", 0.1)
  println("-- together")
  gather(
      coroutine { boil("egg", 0.15) },
      coroutine { boil("tea", 0.05) },
      coroutine { boil("rice", 0.1) },
    )
    .await()
}
