package dev.asyncio4j.guide.ch10.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Outcome
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException

private fun work(number: Int) = coroutine {
  sleep((20 * number).milliseconds)
  require(number % 2 == 0) { "$number is odd" }
  println("finished $number")
  number
}

/**
 * One of many fails: the first error comes out and the others go on; or all errors are results.
 * Java: `GatherFailures.java`.
 */
fun main(): Unit = runAsyncio {
  try {
    gather((1..4).map(::work)).await()
  } catch (e: IllegalArgumentException) {
    println("failed: ${e.message}")
  }
  sleep(120.milliseconds)
  println("-- with return_exceptions")
  for (outcome in gatherOutcomes((1..4).map(::work)).await()) {
    when (outcome) {
      is Outcome.Failure -> println("error: ${outcome.error().message}")
      else -> println("result: ${outcome.get()}")
    }
  }
  println("-- a group, cancelled")
  val group = gather(work(2), work(4))
  sleep(Duration.ZERO)
  group.cancel()
  try {
    group.await()
  } catch (_: CancellationException) {
    println("cancelled with all that was in it")
  }
}
