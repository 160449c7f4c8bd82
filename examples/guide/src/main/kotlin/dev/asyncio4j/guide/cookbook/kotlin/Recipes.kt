package dev.asyncio4j.guide.cookbook.kotlin

import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.coroutineScope

// recipe 4
private suspend inline fun <T> session(
  name: String,
  log: MutableList<String>,
  block: (String) -> T,
): T {
  sleep(Duration.ZERO)
  log += "open $name"
  try {
    return block(name)
  } finally {
    sleep(Duration.ZERO)
    log += "close $name"
  }
}

private suspend inline fun transaction(log: MutableList<String>, block: () -> Unit) {
  log += "begin"
  try {
    block()
  } catch (t: Throwable) {
    log += "rollback"
    throw t
  }
  log += "commit"
}

// end

private fun name() = coroutine {
  sleep(20.milliseconds)
  "Ada"
}

private fun age() = coroutine {
  sleep(10.milliseconds)
  36
}

// recipe 7
private suspend fun together(): String = coroutineScope {
  val n = createTask { name().await() }
  val a = createTask { age().await() }
  "${n.await()} is ${a.await()}"
}

// end

// recipe 14
private suspend fun <T> retry(attempts: Int, work: suspend () -> T): T {
  repeat(attempts - 1) {
    try {
      return work()
    } catch (_: IllegalArgumentException) {}
  }
  return work()
}

// end

/** The recipes of the cookbook that Kotlin writes in another way. Java: Resources, Waiting. */
fun main(): Unit = runAsyncio {
  val log = mutableListOf<String>()
  session("a", log) { a -> session("b", log) { log += "in $a" } }
  transaction(log) { log += "insert" }
  try {
    transaction(log) { throw IllegalArgumentException("a broken row") }
  } catch (_: IllegalArgumentException) {}
  println(log.joinToString())
  println(together())
  var tries = 0
  println(
    retry(3) {
      require(++tries == 3)
      "after $tries"
    }
  )
}
