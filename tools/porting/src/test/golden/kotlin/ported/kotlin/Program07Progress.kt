// Written by the porting assistant of asyncio4j from ch23/07_progress.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// How to show progress? A callback of each task, or as_completed.
object Program07Progress {
  fun work(number: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.002 * Math.floorMod(number, 5))).await()
      return@coroutine number
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val tasks: MutableList<Task<Int>> = (0 until 20).toMutableList().map { n -> createTask(work(n)) }.toMutableList()
      for (task in tasks) {
        task.addDoneCallback({ t -> print(".") })
      }
      Asyncio.wait(tasks).await()
      println(" all 20")
      var total: Int = 0
      var nextCount: Int = 1
      for (nextOne in asCompleted((0 until 4).toMutableList().map { n2 -> work(n2) }.toMutableList())) {
        val count: Int = nextCount++
        total += nextOne.await()
        println("" + count * 25 + " %")
      }
      println("sum " + total)
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
