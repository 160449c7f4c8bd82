package dev.asyncio4j.examples.operators.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.asAsyncIterable
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.operators.Stream
import dev.asyncio4j.operators.Streams
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.take

/** A Flow as a source of operators, whose cleaning up is waited for. Java: Cleanup.java. */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    val first = Stream.of(letters("a", 100).asAsyncIterable())
    val second = Stream.of(letters("b", 250).asAsyncIterable())
    println(Streams.merge(first, second).take(4).toList().await())
    try {
      Streams.merge(first, second.map(::boom)).toList().await()
    } catch (e: IllegalStateException) {
      println("-> ${e.message}")
    }
    first.map(String::uppercase).asFlow().take(2).collect { println(it) }
  }

private fun letters(name: String, millis: Int): Flow<String> = flow {
  try {
    for (i in 0 until 100) {
      delay(millis.milliseconds)
      emit("$name$i")
    }
  } finally {
    println("$name closed")
  }
}

private fun boom(item: String): String = if (item == "b2") error("boom") else item
