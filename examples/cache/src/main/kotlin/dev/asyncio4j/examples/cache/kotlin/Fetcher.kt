package dev.asyncio4j.examples.cache.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.cache.AsyncCache
import dev.asyncio4j.cache.CacheOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay

private suspend fun fetch(number: Int): String {
  delay(100.milliseconds)
  if (number == 9999) throw NoSuchElementException("not found")
  return "PEP $number"
}

/** Fetches pages behind a bounded cache. Java: Fetcher.java. */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    val pages =
      AsyncCache.of<Int, String>(
        { number -> coroutine { fetch(number) } },
        CacheOptions.defaults().maxsize(32),
      )
    for (number in listOf(8, 290, 308, 320, 8, 218, 320, 279, 289, 320, 9991)) {
      pages.get(number).await()
    }
    println("${pages.info()} at ${now()}")
    repeat(2) {
      try {
        pages.get(9999).await()
      } catch (e: NoSuchElementException) {
        println("${e.message} ${pages.info().hits()} ${pages.info().misses()}")
      }
    }
    pages.closeAsync(false).await()
    try {
      pages.get(8).await()
    } catch (_: IllegalStateException) {
      println("closed")
    }
  }
