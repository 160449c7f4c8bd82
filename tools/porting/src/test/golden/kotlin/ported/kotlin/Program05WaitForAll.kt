// Written by the porting assistant of asyncio4j from ch23/05_wait_for_all.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.allTasks
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// How to wait for all background tasks? All tasks but this one.
object Program05WaitForAll {
  fun work(number: Int): Coroutine<Unit> {
    return coroutine {
      sleep(seconds(0.01 * number)).await()
      println("finished " + number)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      for (number in mutableListOf<Int>(3, 1, 2)) {
        createTask(work(number))
      }
      val others: MutableSet<Task<*>> = minus(allTasks(), mutableSetOf<Task<*>>(currentTask()!!))
      println("waiting for " + others.size)
      Asyncio.wait(others).await()
      println("left " + (allTasks().size - 1))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  fun <T> minus(from: Collection<T>, items: Collection<*>): MutableSet<T> = from.filter { it !in items }.toMutableSet()
}
