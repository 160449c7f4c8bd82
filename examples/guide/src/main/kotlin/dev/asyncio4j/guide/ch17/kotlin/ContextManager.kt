package dev.asyncio4j.guide.ch17.kotlin

import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private suspend inline fun <T> door(name: String, block: () -> T): T {
  sleep(10.milliseconds)
  println("$name opened")
  try {
    return block()
  } finally {
    sleep(10.milliseconds)
    println("$name closed")
  }
}

private suspend inline fun transaction(
  log: MutableList<String>,
  block: (MutableList<String>) -> Unit,
) {
  log += "begin"
  try {
    block(log)
  } catch (e: IllegalArgumentException) {
    log += "rolled back: ${e.message}"
    return
  }
  log += "committed"
}

/**
 * Doors and transactions: opened and closed with awaits, whatever happens in between. Java:
 * `ContextManager.java`.
 */
fun main(): Unit = runAsyncio {
  door("front") { door("back") { println("inside front") } }
  try {
    door("trap") { throw IllegalArgumentException("fell") }
  } catch (e: IllegalArgumentException) {
    println("after the close: ${e.message}")
  }
  val log = mutableListOf<String>()
  transaction(log) { entries -> entries += "insert" }
  transaction(log) { throw IllegalArgumentException("no such table") }
  println(log.joinToString("; "))
}
