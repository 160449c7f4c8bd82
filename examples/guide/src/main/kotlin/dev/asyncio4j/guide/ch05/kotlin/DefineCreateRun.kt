package dev.asyncio4j.guide.ch05.kotlin

import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration

private suspend fun greet(name: String): String { // define
  sleep(Duration.ZERO)
  return "hello $name"
}

private suspend fun greetAll(names: List<String>): Int {
  for (name in names) {
    println(greet(name)) // create and run, inside a coroutine
  }
  return names.size
}

/**
 * The three steps: define a method that returns a coroutine, create one by calling it, run it.
 * Java: `DefineCreateRun.java`.
 */
fun main() {
  println("greeted ${runAsyncio { greetAll(listOf("Ada", "Grace")) }}") // run, from outside

  try {
    runAsyncio(RunOptions.defaults().debug(false)) { greetAll(emptyList()) }
    println("a second run is a second loop")
  } finally {
    println("end")
  }
}
