package dev.asyncio4j.guide.ch22.kotlin

import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.newEventLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.sleep
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

private fun leftOver() = coroutine {
  try {
    sleep(60.seconds)
  } finally {
    println("left over, cleaned up")
  }
}

private fun program() = coroutine {
  createTask(leftOver())
  sleep(Duration.ZERO)
  "result"
}

private fun cancelOthers() = coroutine {
  val others = allTasks() - currentTask()
  others.forEach { it?.cancel() }
  gatherOutcomes(others.filterNotNull()).await()
}

/**
 * Error 3: the low-level API where the high-level one does. Both work; the second needs no care.
 * Java: `LowLevel.java`.
 */
fun main() {
  val loop = newEventLoop()
  try {
    println("by hand: ${loop.runUntilComplete(program())}")
    loop.runUntilComplete(cancelOthers())
    loop.runUntilComplete(loop.shutdownAsyncGenerators())
    loop.runUntilComplete(loop.shutdownDefaultExecutor(null))
  } finally {
    loop.close()
  }
  println("with run: ${run(program())}")
}
