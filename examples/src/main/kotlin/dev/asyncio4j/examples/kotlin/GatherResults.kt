package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Outcome
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private fun square(number: Int, delay: Duration) = coroutine {
  sleep(delay)
  require(number >= 0) { "$number is negative" }
  println("$number is done")
  number * number
}

fun main(): Unit = runAsyncio { gatherResults() }

/** Runs several coroutines at once, results in the order asked for. Java: GatherResults.java. */
suspend fun gatherResults() {
  println(
    gather(square(1, 90.milliseconds), square(2, 60.milliseconds), square(3, 30.milliseconds))
      .await()
  )

  // gather fails with the first failure; gatherOutcomes waits for all and fails never.
  val asked = listOf(square(4, 10.milliseconds), square(-5, 20.milliseconds))
  for (outcome in gatherOutcomes(asked).await()) {
    when (outcome) {
      is Outcome.Success -> println("success: ${outcome.value}")
      is Outcome.Failure -> println("failure: ${outcome.error.message}")
      is Outcome.Cancelled -> println("cancelled")
    }
  }
}
