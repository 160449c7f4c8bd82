package dev.asyncio4j.guide.ch33.kotlin

import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.kotlin.taskGroup
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException

private suspend fun work(name: String, time: Double, error: Exception? = null): Int {
  try {
    sleep(time.seconds)
  } catch (e: CancellationException) {
    println("$name cancelled")
    throw e
  }
  if (error != null) throw error
  println("$name finished")
  return name.length
}

/**
 * Tasks with an owner: all end before the block does; one failure ends them all. Java:
 * `TaskGroupExample.java`.
 */
fun main(): Unit = runAsyncio {
  val sum = taskGroup {
    val one = createTask { work("one", 0.02) }
    val three = createTask { work("three", 0.01) }
    one.await() + three.await()
  }
  println("sum $sum")
  try {
    taskGroup {
      createTask { work("value", 0.01, IllegalArgumentException("a value")) }
      createTask { work("key", 0.01, NoSuchElementException("a key")) }
      createTask { work("victim", 5.0) }
    }
  } catch (e: TaskGroupException) {
    for (error in e.exceptions()) {
      println("${if (error is NoSuchElementException) "keys" else "values"}: ${error.message}")
    }
  }
}
