package dev.asyncio4j.guide.ch14.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private fun blocking(): String {
  Thread.sleep(200)
  return "blocking call is done"
}

private fun beat(beats: MutableList<Int>) = coroutine {
  repeat(4) {
    sleep(20.milliseconds)
    beats += 1
  }
}

/** A blocking call stops everybody; in a thread it stops nobody. Java: `Blocking.java`. */
fun main(): Unit = runAsyncio {
  val beats = mutableListOf<Int>()
  var beating = createTask(beat(beats))
  sleep(Duration.ZERO)
  println("${blocking()} - beats meanwhile: ${beats.size}")
  beating.await()
  beats.clear()
  beating = createTask(beat(beats))
  sleep(Duration.ZERO)
  println("${toThread(Body { blocking() }).await()} - beats meanwhile: ${beats.size}")
  beating.await()
}
