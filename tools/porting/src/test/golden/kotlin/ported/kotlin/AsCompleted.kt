// Written by the porting assistant of asyncio4j from ch33/as_completed.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Results in the order in which they come, and a time limit for all of them.
object AsCompleted {
  fun work(name_: String, seconds_: Double): Coroutine<String> {
    return coroutine {
      sleep(seconds(seconds_)).await()
      if ((name_ == "bad")) {
        throw IllegalArgumentException("bad work")
      }
      return@coroutine name_
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val coroutines: MutableList<Coroutine<String>> = mutableListOf<Coroutine<String>>(work("slow", 0.15), work("quick", 0.05), work("bad", 0.1))
      for (nextOne in asCompleted(coroutines)) {
        try {
          println("got " + nextOne.await())
        } catch (e2: IllegalArgumentException) {
          println("failed: " + text(e2))
        }
      }
      val tasks: MutableList<Task<String>> = mutableListOf<Task<String>>(createTask(work("first", 0.01)), createTask(work("never", 5.0)))
      try {
        for (nextOne2 in asCompleted(tasks, seconds(0.1))) {
          println("got " + nextOne2.await())
        }
      } catch (e3: AsyncTimeoutException) {
        println("too late for the others; cancelled: " + (if (tasks.get(1).cancelled()) "yes" else "no"))
      }
      tasks.get(1).cancel()
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
