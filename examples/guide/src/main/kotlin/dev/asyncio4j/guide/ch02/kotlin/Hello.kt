package dev.asyncio4j.guide.ch02.kotlin

import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

/** The smallest program: a coroutine, one await, run. Java: `Hello.java`. */
fun main(): Unit = runAsyncio {
  println("hello")
  sleep(100.milliseconds)
  println("world")
}
