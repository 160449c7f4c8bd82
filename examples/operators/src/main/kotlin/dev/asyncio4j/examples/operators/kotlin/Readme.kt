package dev.asyncio4j.examples.operators.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.asFlow
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.operators.Streams
import java.time.Duration

/** A count with an interval, a slice of it, sums and last items. Java: Readme.java. */
fun main(): Unit =
  runAsyncio(RunOptions.defaults().virtualTime()) {
    val squares = Streams.count(0, 1, Duration.ofMillis(200)).map { it * it }
    val odd = squares.slice(1, 10, 2)
    odd.asFlow().collect { println("-> $it") } // a stream is an AsyncIterable, and so a Flow
    println("last: ${odd.last().await()}")
    println("again: ${odd.last().await()}")
    println(Streams.just(1).plus(Streams.range(2, 4, 1, null)).toList().await())
    val total =
      Streams.count()
        .skip(10)
        .take(5)
        .filter { it % 2 == 1L }
        .map { it * it }
        .accumulate(Long::plus)
    println("${total.toList().await()} ${total.last().await()}")
    println("${squares.item(3).last().await()} ${squares.slice(null, 3).toList().await()}")
  }
