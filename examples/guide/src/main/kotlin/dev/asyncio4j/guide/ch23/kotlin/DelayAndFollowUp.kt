package dev.asyncio4j.guide.ch23.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.callLater
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private suspend fun report(text: String): String {
  println("report: $text")
  return text.uppercase()
}

/**
 * Shows how to run something after a delay, and something after something else. Java:
 * `DelayAndFollowUp.java`.
 */
fun main(): Unit = runAsyncio {
  getRunningLoop().callLater(20.milliseconds) { println("a plain function, after 20 ms") }
  val delayed = createTask {
    sleep(50.milliseconds)
    report("delayed")
  }
  println("not yet")
  val chained = createTask { report(delayed.await()) }
  val late = mutableListOf<Task<String>>()
  delayed.addDoneCallback { late += createTask(coroutine { report("from a callback") }) }
  println(chained.await())
  println(late.first().await())
}
