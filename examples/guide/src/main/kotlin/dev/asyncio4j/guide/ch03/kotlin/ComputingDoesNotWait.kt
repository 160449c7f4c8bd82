package dev.asyncio4j.guide.ch03.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration

private val log = mutableListOf<String>()

private fun count(name: String, steps: Int, polite: Boolean) = coroutine {
  var total = 0L
  for (i in 0 until steps) {
    total += i
    if (i % 1000 == 0) log += name
    if (polite && i % 1000 == 0) sleep(Duration.ZERO)
  }
  total
}

/**
 * Work that never waits, which asyncio is not good at: tasks that compute do not overlap. Java:
 * `ComputingDoesNotWait.java`.
 */
fun main(): Unit = runAsyncio {
  log.clear()
  gather(count("a", 3000, polite = false), count("b", 3000, polite = false)).await()
  println("never waits: ${log.joinToString(" ")}")
  log.clear()
  gather(count("a", 3000, polite = true), count("b", 3000, polite = true)).await()
  println("gives way:   ${log.joinToString(" ")}")
}
