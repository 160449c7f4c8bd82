// Written by the porting assistant of asyncio4j from ch04/coroutine_and_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.currentTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Awaiting a coroutine runs it here and now; a task runs beside its maker.
object CoroutineAndTask {
  fun work(name_: String): Coroutine<String> {
    return coroutine {
      println(name_ + " begins")
      sleep(seconds(0.05)).await()
      println(name_ + " ends")
      return@coroutine name_
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println("-- two coroutines, awaited")
      work("a").await()
      work("b").await()
      println("-- two tasks")
      val c: Task<String> = createTask(work("c"))
      val d: Task<String> = createTask(work("d"))
      println("made")
      println(c.await() + " " + d.await())
      println("-- a coroutine awaited is no task of its own")
      val outer: Task<*> = currentTask()!!
      println(who(outer).await() + " / " + createTask(who(outer)).await())
    }
  }

  fun who(outer: Task<*>): Coroutine<String> {
    return coroutine {
      return@coroutine if (currentTask()!! === outer) "same task" else "another task"
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }
}
