package dev.asyncio4j.guide.ch13.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.shield
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CancellationException

private fun save() = coroutine {
  sleep(50.milliseconds)
  println("saved")
  "receipt"
}

private fun customer(saving: Task<String>) = coroutine {
  try {
    shield(saving).await()
  } catch (e: CancellationException) {
    println("the customer leaves")
    throw e
  }
}

/** A shield takes the cancel; what is behind it goes on. Java: `Shield.java`. */
fun main(): Unit = runAsyncio {
  var saving = createTask(save())
  val asking = createTask(customer(saving))
  sleep(Duration.ZERO)
  asking.cancel()
  Asyncio.wait(listOf(asking)).await()
  println("customer cancelled: ${if (asking.cancelled()) "yes" else "no"}")
  println("saving cancelled: ${if (saving.cancelled()) "yes" else "no"}")
  println(saving.await())
  println("-- a cancel of the task itself gets through")
  saving = createTask(save())
  val shielded = shield(saving)
  saving.cancel()
  try {
    shielded.await()
  } catch (_: CancellationException) {
    println("cancelled from inside")
  }
}
