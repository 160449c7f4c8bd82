package dev.asyncio4j.guide.ch11.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.ReturnWhen
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.timeout
import kotlin.time.Duration.Companion.seconds

private fun work(time: Double, fails: Boolean = false) = coroutine {
  sleep(time.seconds)
  require(!fails) { "failed" }
}

private fun start() =
  listOf(createTask(work(0.05)), createTask(work(0.1, fails = true)), createTask(work(0.15)))

/** Waits for all, for the first, for the first failure, or for so long. Java: `Wait.java`. */
fun main(): Unit = runAsyncio {
  for (condition in
    listOf(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
    val tasks = start()
    val result = Asyncio.wait(tasks, WaitOptions.defaults().returnWhen(condition)).await()
    println("$condition ${result.done().size} done ${result.pending().size} pending")
    Asyncio.wait(tasks).await()
    tasks.forEach { it.exception() }
  }
  val result = Asyncio.wait(start(), WaitOptions.defaults().timeout(seconds(0.075))).await()
  val pending = result.pending()
  val untouched = if (pending.none { it.cancelled() }) "yes" else "no"
  println(
    "after 75 ms: ${result.done().size} done ${pending.size} pending, none of them cancelled: $untouched"
  )
  pending.forEach { it.cancel() }
  Asyncio.wait(pending).await()
  println("cancelled by hand: ${pending.count { it.cancelled() }}")
}
