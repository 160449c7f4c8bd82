// Written by the porting assistant of asyncio4j from ch33/task_group.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.taskGroup
import kotlinx.coroutines.CancellationException

// Tasks with an owner: all end before the block does; one failure ends them all.
object Ch33TaskGroup {
  fun work(name_: String, seconds_: Double, error_: Any?): Coroutine<Int?> {
    return coroutine {
      try {
        sleep(seconds(seconds_)).await()
      } catch (e: CancellationException) {
        println(name_ + " cancelled")
        throw e
      }
      if (truth(error_)) {
        todo<Unit>(12, "raise error") // raise of mixed types
      }
      println(name_ + " finished")
      return@coroutine name_.length
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val one = Ref<Task<Int?>>(null)
      val three = Ref<Task<Int?>>(null)
      taskGroup { val group = this
        one.value = group.createTask(work("one", 0.02, null))
        three.value = group.createTask(work("three", 0.01, null))
      }
      todo<Unit>(21, "print(\"sum\", one.result() + three.result())") // arithmetic of what may be None
      todo<Unit>(22, "try:") // except*: catch TaskGroupException and sort exceptions()
      run {
        taskGroup { val group2 = this
          group2.createTask(work("value", 0.01, IllegalArgumentException("a value")))
          group2.createTask(work("key", 0.01, NoSuchElementException("a key")))
          group2.createTask(work("victim", 5.0, null))
        }
      }
      run {
        todo<Unit>(28, "print(\"values:\", \", \".join(e.args[0] for e in errors.exceptions))") // errors is not assigned here
      }
      run {
        todo<Unit>(30, "print(\"keys:\", \", \".join(e.args[0] for e in errors.exceptions))") // errors is not assigned here
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  fun truth(value: Any?): Boolean =
    when (value) {
      is Boolean -> value
      is Number -> value.toDouble() != 0.0
      is CharSequence -> value.isNotEmpty()
      is ByteArray -> value.isNotEmpty()
      is Collection<*> -> value.isNotEmpty()
      is Map<*, *> -> value.isNotEmpty()
      else -> value != null
    }

  /** A variable that a lambda and the code around it share. */
  class Ref<T>(private var held: T?) {
    @Suppress("UNCHECKED_CAST")
    var value: T
      get() = held as T
      set(now) {
        held = now
      }
  }
}
