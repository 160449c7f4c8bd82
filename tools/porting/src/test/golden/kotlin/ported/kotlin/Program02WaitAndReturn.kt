// Written by the porting assistant of asyncio4j from ch23/02_wait_and_return.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// How to wait for a task and get what it returns? Await it; later on, ask it.
object Program02WaitAndReturn {
  fun divide(a: Int, b: Int): Coroutine<Int?> {
    return coroutine {
      sleep(seconds(0.01)).await()
      return@coroutine Math.floorDiv(a, b)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val task: Task<Int?> = createTask(divide(42, 6))
      println(text(task.await()) + " " + text(task.result()) + " " + text(task.await()))
      val broken: Task<Int?> = createTask(divide(1, 0))
      try {
        broken.await()
      } catch (e: ArithmeticException) {
        println("the error of the task comes out of the await")
      }
      println("and is kept: " + (if (broken.exception() is ArithmeticException) "yes" else "no"))
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
}
