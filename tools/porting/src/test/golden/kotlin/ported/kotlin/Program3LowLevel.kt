// Written by the porting assistant of asyncio4j from ch22/3_low_level.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.newEventLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.time.Duration

// Error 3: the low-level API where the high-level one does. Both work; the second needs no care.
object Program3LowLevel {
  fun leftOver(): Coroutine<Unit> {
    return coroutine {
      try {
        sleep(seconds(60.0)).await()
      } finally {
        println("left over, cleaned up")
      }
    }
  }

  fun main(): Coroutine<String> {
    return coroutine {
      createTask(leftOver())
      sleep(Duration.ZERO).await()
      return@coroutine "result"
    }
  }

  fun cancelOthers(): Coroutine<Unit> {
    return coroutine {
      val others: MutableSet<Task<*>> = minus(allTasks(), mutableSetOf<Task<*>>(currentTask()!!))
      for (task in others) {
        task.cancel()
      }
      gatherOutcomes(others).await()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    val loop: EventLoop = newEventLoop()
    try {
      println("by hand: " + loop.runUntilComplete(main()))
      loop.runUntilComplete(cancelOthers())
      loop.runUntilComplete(loop.shutdownAsyncGenerators())
      loop.runUntilComplete(loop.shutdownDefaultExecutor(null))
    } finally {
      loop.close()
    }
    println("with run: " + run(main()))
  }

  fun <T> minus(from: Collection<T>, items: Collection<*>): MutableSet<T> = from.filter { it !in items }.toMutableSet()
}
