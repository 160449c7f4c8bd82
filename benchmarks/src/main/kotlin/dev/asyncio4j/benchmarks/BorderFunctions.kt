package dev.asyncio4j.benchmarks

import dev.asyncio4j.Asyncio.async
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** The Kotlin sides of [BorderBenchmark]. */
internal object BorderFunctions {
  suspend fun immediate(value: Int): Int = value

  suspend fun suspendingOnce(value: Int): Int {
    yield()
    return value
  }

  suspend fun awaitJavaBodies(n: Int): Long {
    var sum = 0L
    repeat(n) { sum += async(Body { it }).await() }
    return sum
  }

  @JvmStatic
  fun plainImmediate(n: Int): Long = runBlocking {
    var sum = 0L
    repeat(n) { sum += immediate(it) }
    sum
  }

  @JvmStatic
  fun plainSuspendingOnce(n: Int): Long = runBlocking {
    var sum = 0L
    repeat(n) { sum += suspendingOnce(it) }
    sum
  }
}
