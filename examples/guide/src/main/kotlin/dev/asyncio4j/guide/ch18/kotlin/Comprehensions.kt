package dev.asyncio4j.guide.ch18.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.kotlin.asAsyncIterable
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.flow.toSet

private fun numbers(count: Int) = flow {
  for (i in 0 until count) {
    sleep(Duration.ZERO)
    emit(i)
  }
}

private suspend fun square(number: Int): Int {
  sleep(Duration.ZERO)
  return number * number
}

/**
 * Lists, sets and maps out of asynchronous sources, and out of awaits. Java: `Comprehensions.java`.
 */
fun main(): Unit = runAsyncio {
  println(numbers(4).map { it * 10 }.toList())
  println(numbers(6).filter { it % 2 == 1 }.toList())
  println(numbers(9).map { it % 3 }.toSet().sorted())
  val table = buildMap { numbers(4).collect { put(it, it * it) } }
  println(table.entries.joinToString(" ") { (number, square) -> "$number:$square" })
  val lazy = numbers(3).map { it + 100 }.asAsyncIterable().iterator()
  println("${lazy.next().await()} then ${lazy.asFlow().toList()}")
  println((0..3).map { square(it) })
  println(numbers(4).map { square(it) }.toList())
  println(gather((0..3).map { coroutine { square(it) } }).await())
}
