package dev.asyncio4j.guide.ch29.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private suspend fun part1(number: Int): String {
  sleep((50 * number).milliseconds)
  println("chain $number: part one")
  return "$number-one"
}

private suspend fun part2(number: Int, text: String): String {
  sleep(30.milliseconds)
  println("chain $number: part two has $text")
  return "$text-two"
}

private suspend fun chain(number: Int) = part2(number, part1(number))

/** Coroutines call coroutines: a chain, and three chains at once. Java: `Chaining.java`. */
fun main(): Unit = runAsyncio {
  println(chain(1))
  println(gather(listOf(3, 2, 1).map { coroutine { chain(it) } }).await().joinToString(" "))
}
