// Written by the porting assistant of asyncio4j from ch32/context_of_a_task.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.ContextVar
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Each task has its own copy of the context: what it sets, it sets for itself and for what it starts.
object ContextOfATask {
  lateinit var user: ContextVar<String>

  fun request(name_: String, seconds_: Double): Coroutine<String?> {
    return coroutine {
      user.set(name_)
      sleep(seconds(seconds_)).await()
      return@coroutine createTask(log()).await()
    }
  }

  fun log(): Coroutine<String?> {
    return coroutine {
      return@coroutine "log of " + user.get()
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      for (line in gather(request("Ada", 0.02), request("Grace", 0.01)).await()) {
        println(text(line))
      }
      println("main: " + user.get())
      request("inline", 0.0).await()
      println("awaited without a task, it was main's own context: " + user.get())
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    user = ContextVar.create("user", "nobody")
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
