// Written by the porting assistant of asyncio4j from ch33/task_group.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.TaskGroupException
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
      try {
        taskGroup { val group2 = this
          group2.createTask(work("value", 0.01, IllegalArgumentException("a value")))
          group2.createTask(work("key", 0.01, NoSuchElementException("a key")))
          group2.createTask(work("victim", 5.0, null))
        }
      } catch (caught: Throwable) {
        val rest: MutableList<Throwable> = leaves(caught)
        val errors2: TaskGroupException? = takeOut(rest, IllegalArgumentException::class.java)
        if (errors2 != null) { // check: groups in a group are taken apart
          println("values: " + errorsOf(errors2, IllegalArgumentException::class.java).map { e -> e.message!! }.toMutableList().joinToString(", "))
        }
        val errors3: TaskGroupException? = takeOut(rest, NoSuchElementException::class.java)
        if (errors3 != null) { // check: Java may throw something else for KeyError; groups in a group are taken apart
          println("keys: " + errorsOf(errors3, NoSuchElementException::class.java).map { e2 -> e2.message!! }.toMutableList().joinToString(", "))
        }
        raiseRest(caught, rest)
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

  /** The errors of a group, those of the groups in it, too; an error that is no group alone. */
  fun leaves(error: Throwable): MutableList<Throwable> =
    (if (error is TaskGroupException) error.exceptions().flatMap { leaves(it) } else listOf(error)).toMutableList()

  /** Takes the errors of some classes out of others: a group of them, null if there are none. */
  fun takeOut(errors: MutableList<Throwable>, vararg classes: Class<*>): TaskGroupException? {
    val found = errors.filter { e -> classes.any { it.isInstance(e) } }
    errors.removeAll(found)
    return if (found.isEmpty()) null else TaskGroupException("", found)
  }

  /** Raises again what no handler has taken: the error itself if it is all of it. */
  fun raiseRest(error: Throwable, rest: List<Throwable>) {
    if (rest.isEmpty()) return
    throw if (rest.size == leaves(error).size) error else TaskGroupException("unhandled errors in a TaskGroup", rest)
  }

  fun <T> errorsOf(group: TaskGroupException, type: Class<T>): MutableList<T> = group.exceptions().map { type.cast(it) }.toMutableList()
}
