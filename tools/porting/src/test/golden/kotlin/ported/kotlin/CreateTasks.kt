// Written by the porting assistant of asyncio4j from ch07/create_tasks.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.loop.EventLoop
import java.time.Duration

// Four ways to make a task; it is only scheduled then, and runs when its maker waits.
object CreateTasks {
  fun work(number: Int): Coroutine<Int?> {
    return coroutine {
      println("work " + number + " runs")
      return@coroutine Math.multiplyExact(number, number)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val grouped = Ref<Task<Int?>>(null)
      val loop: EventLoop = getRunningLoop()
      val tasks: MutableList<Task<Int?>> = mutableListOf<Task<Int?>>(createTask(work(1), "high level"), loop.createTask(work(2)), createTask(work(3)))
      println("made, none has run; done: " + tasks.count { task -> task.done() })
      println("still computing, still not run")
      sleep(Duration.ZERO).await()
      println("after one wait they have run in their order; done: " + tasks.count { task2 -> task2.done() })
      println(tasks.get(0).getName() + " " + text(tasks.get(0).result()) + " " + text(tasks.get(1).await()) + " " + text(tasks.get(2).await()))
      taskGroup { val group = this
        grouped.value = group.createTask(work(4), "in a group")
        println("the group waits at its end")
      }
      println(grouped.value.getName() + " " + text(grouped.value.result()))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Text of a value as Python's str() gives it. */
  fun text(value: Any?): String =
    when (value) {
      is String -> value
      is Throwable -> value.message ?: ""
      else -> repr(value)
    }

  /** Text of a value as Python's repr() gives it. */
  fun repr(value: Any?): String =
    when (value) {
      null -> "None"
      true -> "True"
      false -> "False"
      is String -> quoted(value)
      is Map<*, *> -> value.entries.joinToString(", ", "{", "}") { repr(it.key) + ": " + repr(it.value) }
      is Set<*> -> if (value.isEmpty()) "set()" else value.joinToString(", ", "{", "}") { repr(it) }
      is Collection<*> -> value.joinToString(", ", "[", "]") { repr(it) }
      else -> value.toString()
    }

  fun quoted(text: String): String {
    val quote = if (text.contains("'") && !text.contains("\"")) "\"" else "'"
    val inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return quote + (if (quote == "'") inner.replace("'", "\\'") else inner) + quote
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
