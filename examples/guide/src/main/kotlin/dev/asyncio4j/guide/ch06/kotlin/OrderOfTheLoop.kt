package dev.asyncio4j.guide.ch06.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.kotlin.callLater
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private suspend fun worker() {
  println("task, first step")
  sleep(Duration.ZERO)
  println("task, second step")
}

/**
 * The order of a pass: what is ready, first come, first served; what is made ready meanwhile, next
 * time. Java: `OrderOfTheLoop.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  loop.callLater(30.milliseconds) { println("timer of 30 ms") }
  loop.callLater(10.milliseconds) { println("timer of 10 ms") }
  loop.callSoon { println("first callback") }
  loop.callSoon {
    println("second callback")
    loop.callSoon { println("made by the second") }
  }
  createTask { worker() }
  loop.callSoon { println("third callback") }
  println("main goes on until it waits")
  sleep(60.milliseconds)
}
