// Written by the porting assistant of asyncio4j from ch22/2_no_chance_to_run.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// Error 2: a task is made, and the loop never gets a turn to run it.
object Program2NoChanceToRun {
  fun work(name_: String): Coroutine<Unit> {
    return coroutine {
      println(name_ + " ran")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      createTask(work("first"))
      val total: Int = Math.toIntExact((0 until 100000).toMutableList().sumOf { it.toLong() }) // check: a sum beyond int
      println("main computed " + total + " and never waited")
      sleep(Duration.ZERO).await()
      println("one await is enough")
      val task: Task<Unit> = createTask(work("second"))
      task.await()
      println("or await the task itself")
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
