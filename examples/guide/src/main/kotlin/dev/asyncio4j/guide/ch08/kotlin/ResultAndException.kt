package dev.asyncio4j.guide.ch08.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.InvalidStateException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private fun work(value: Int) = coroutine {
  sleep(10.milliseconds)
  require(value >= 0) { "$value is negative" }
  value
}

private fun ask(name: String, question: () -> Any?) {
  try {
    val answer = question()
    println("$name: ${if (answer is Throwable) answer.message else answer ?: "nothing"}")
  } catch (_: InvalidStateException) {
    println("$name: too early")
  } catch (_: CancelledError) {
    println("$name: cancelled")
  } catch (e: IllegalArgumentException) {
    println("$name raises: ${e.message}")
  }
}

/**
 * Asks a task for its result or its exception: too early, in time, after a failure, after a cancel.
 * Java: `ResultAndException.java`.
 */
fun main(): Unit = runAsyncio {
  val good = createTask(work(7))
  val bad = createTask(work(-7))
  val stopped = createTask(work(0))
  ask("result", good::result)
  ask("exception", good::exception)
  sleep(Duration.ZERO)
  stopped.cancel()
  Asyncio.wait(listOf(good, bad, stopped)).await()
  for ((name, task) in mapOf("good" to good, "bad" to bad, "stopped" to stopped)) {
    ask("$name result", task::result)
    ask("$name exception", task::exception)
  }
}
