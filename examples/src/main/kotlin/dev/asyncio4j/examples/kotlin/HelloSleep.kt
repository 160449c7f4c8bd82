package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration.Companion.milliseconds

private suspend fun hello(name: String): String {
  println("Hello ...")
  sleep(100.milliseconds)
  println("... $name!")
  return name
}

/** Greets once, in Kotlin. Java: HelloSleep.java. */
fun main() {
  val greeted = runAsyncio { hello("World") }
  println("greeted: $greeted")
}
