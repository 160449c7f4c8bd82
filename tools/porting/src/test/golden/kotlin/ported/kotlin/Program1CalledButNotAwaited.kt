// Written by the porting assistant of asyncio4j from ch22/1_called_but_not_awaited.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Error 1: calling a coroutine function and thinking that it has run. Python warns; see the page for Java.
object Program1CalledButNotAwaited {
  fun save(data: String): Coroutine<Unit> {
    return coroutine {
      println("saved " + data)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      save("the lost one")
      println("nothing was saved")
      save("the awaited one").await()
      val task: Task<Unit> = createTask(save("the one in a task"))
      task.await()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    // warnings.simplefilter("ignore", RuntimeWarning): not needed
    run(main())
  }
}
