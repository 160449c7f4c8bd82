// Written by the porting assistant of asyncio4j from ch08/cancel.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration
import kotlinx.coroutines.CancellationException

// A cancel is an error at the await: it can clean up, say why, and even refuse.
object Cancel {
  fun tidy(): Coroutine<Unit> {
    return coroutine {
      try {
        sleep(seconds(10.0)).await()
      } catch (e2: CancellationException) {
        println("tidy: told to stop: " + e2.message!!)
        throw e2
      } finally {
        println("tidy: cleaned up")
      }
    }
  }

  fun stubborn(): Coroutine<String> {
    return coroutine {
      try {
        sleep(seconds(10.0)).await()
      } catch (e: CancellationException) {
        println("stubborn: no")
      }
      return@coroutine "went on"
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      for (work in todo<MutableList<Any?>>(24, "(tidy, stubborn)")) {
        var task: Any? = todo<Any?>(25, "task = asyncio.create_task(work())")
        todo<Unit>(25, "task = asyncio.create_task(work())") // work has no counterpart
        sleep(Duration.ZERO).await()
        todo<Unit>(27, "print(\"asked:\", \"yes\" if task.cancel(\"lunch time\") else \"no\")") // cancel of an unknown type
        try {
          todo<Unit>(29, "print(\"returned:\", await task)") // await of an unknown type
        } catch (e: CancellationException) {
          println("it was cancelled")
        }
        todo<Unit>(32, "print(\"cancelled:\", \"yes\" if task.cancelled() else \"no\", \"again:\", \"yes\" if task.cancel...") // cancelled of an unknown type
      }
      val unborn: Task<Unit> = createTask(tidy())
      unborn.cancel()
      Asyncio.wait(mutableListOf<Task<Unit>>(unborn)).await()
      println("cancelled before its first step, it never ran")
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")
}
