// Written by the porting assistant of asyncio4j from ch22/4_main_ends_too_early.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.taskGroup
import kotlinx.coroutines.CancellationException

// Error 4: main returns, and with it everything that it started.
object Program4MainEndsTooEarly {
  fun work(name_: String, seconds_: Double): Coroutine<Unit> {
    return coroutine {
      try {
        sleep(seconds(seconds_)).await()
        println(name_ + " finished")
      } catch (e: CancellationException) {
        println(name_ + " was cancelled at the end of main")
        throw e
      }
    }
  }

  fun careless(): Coroutine<Unit> {
    return coroutine {
      createTask(work("short", 0.01))
      createTask(work("long", 0.5))
      sleep(seconds(0.1)).await()
    }
  }

  fun careful(): Coroutine<Unit> {
    return coroutine {
      taskGroup { val group = this
        group.createTask(work("short", 0.01))
        group.createTask(work("long", 0.05))
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(careless())
    println("--")
    run(careful())
  }
}
