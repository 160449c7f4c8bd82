// Written by the porting assistant of asyncio4j from ch08/callbacks_and_names.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// What runs when a task is done, and how a task is called.
object CallbacksAndNames {
  fun work(): Coroutine<Int> {
    return coroutine {
      sleep(Duration.ZERO).await()
      return@coroutine 42
    }
  }

  fun report(task: Task<Int>) {
    println(task.getName() + " returned " + task.result())
  }

  fun never(task: Task<Int>) {
    println("not printed")
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val task: Task<Int> = createTask(work())
      task.setName("answer")
      task.addDoneCallback({ one -> report((one as Task<Int>)) })
      task.addDoneCallback({ t -> println("and a second callback") })
      task.addDoneCallback({ one2 -> never((one2 as Task<Int>)) })
      todo<Unit>(24, "print(\"removed\", task.remove_done_callback(never))") // remove_done_callback of a Task
      task.await()
      println("callbacks run before the awaiter goes on, in the order in which they were added")
      task.addDoneCallback({ t2 -> println("one added late runs, too, in the next pass") })
      println("not at once")
      sleep(Duration.ZERO).await()
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
