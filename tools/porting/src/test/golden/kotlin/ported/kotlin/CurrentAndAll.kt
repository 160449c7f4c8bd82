// Written by the porting assistant of asyncio4j from ch09/current_and_all.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Which task is this, and which ones are there.
object CurrentAndAll {
  fun work(name_: String): Coroutine<Boolean> {
    return coroutine {
      sleep(seconds(0.01)).await()
      return@coroutine (currentTask()!!.getName() == name_)
    }
  }

  fun names(): String {
    return allTasks().map { task -> task.getName() }.toMutableList().sortedWith(naturalOrder()).toMutableList().joinToString(", ")
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      currentTask()!!.setName("main")
      println("running: " + currentTask()!!.getName())
      val tasks: MutableList<Task<Boolean>> = (0 until 3).toMutableList().map { i -> createTask(work("worker " + i), "worker " + i) }.toMutableList()
      println("all: " + names())
      println("each knows itself: " + (if (gather(tasks).await().all { yes -> yes }) "yes" else "no"))
      println("left: " + names())
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
