package dev.asyncio4j.examples.unsync.kotlin

import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.unsync.Unfuture
import dev.asyncio4j.unsync.Unsync
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.TimeSource
import kotlinx.coroutines.delay

private fun nap(i: Int): Unfuture<String> =
  Unsync.start(
    coroutine {
      delay(1.seconds)
      "nap $i"
    }
  )

private fun blocking(i: Int): Unfuture<Pair<Int, Int>> =
  Unsync.threaded(
    Body {
      Thread.sleep(200)
      i to i + 1
    }
  )

private fun twice(pair: Pair<Int, Int>) = coroutine {
  delay(100.milliseconds)
  pair.first to pair.second * 2
}

/** Sleeps twice at once, and sends threads through a pipeline. Java: Together.java. */
fun main() {
  Unsync.start(coroutine {}).result() // the start of the loop does not count
  var begin = TimeSource.Monotonic.markNow()
  fun together(millis: Int) =
    if (begin.elapsedNow() < millis.milliseconds) "together" else "one by one"

  val slept = listOf(nap(1), nap(2)).map { "'${it.result()}'" }
  println("$slept ${together(1900)}")

  begin = TimeSource.Monotonic.markNow()
  val pairs = (0 until 8).map(::blocking).map { it.result() }
  println("$pairs ${together(1500)}")

  val initiated =
    Unsync.start(
      coroutine {
        delay(100.milliseconds)
        3 + 1
      }
    )
  println(
    initiated
      .then<Int> { x ->
        coroutine {
          delay(100.milliseconds)
          x * 2
        }
      }
      .result()
  )

  val doubled = (0 until 5).map { i -> blocking(i).then<Pair<Int, Int>>(::twice) }
  val collected =
    Unsync.start(coroutine { doubled.map { it.await() }.map { (k, v) -> "$k: $v" } }).result()
  println(collected.joinToString(", ", "{", "}"))
}
