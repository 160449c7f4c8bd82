package dev.asyncio4j.guide.ch08.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import java.util.function.Consumer
import kotlin.time.Duration

private fun work() = coroutine {
  sleep(Duration.ZERO)
  42
}

private fun report(future: Future<Int>) {
  val task = future as Task<Int>
  println("${task.getName()} returned ${task.result()}")
}

/**
 * Shows what runs when a task is done, and how a task is called. Java: `CallbacksAndNames.java`.
 */
fun main(): Unit = runAsyncio {
  val task = createTask(work())
  task.setName("answer")
  task.addDoneCallback(::report)
  task.addDoneCallback { println("and a second callback") }
  val never = Consumer<Future<Int>> { println("not printed") }
  task.addDoneCallback(never)
  println("removed ${task.removeDoneCallback(never)}")
  task.await()
  println("callbacks run before the awaiter goes on, in the order in which they were added")
  task.addDoneCallback { println("one added late runs, too, in the next pass") }
  println("not at once")
  sleep(Duration.ZERO)
}
