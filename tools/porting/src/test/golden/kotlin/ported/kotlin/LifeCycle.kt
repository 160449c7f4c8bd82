// Written by the porting assistant of asyncio4j from ch08/life_cycle.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// Created, scheduled, suspended, done: returned, failed or cancelled.
object LifeCycle {
  fun state(task: Task<String>): String? {
    if (!task.done()) {
      return "pending"
    }
    if (task.cancelled()) {
      return "cancelled"
    }
    return if (task.exception() != null) "failed" else "returned"
  }

  fun work(how: String): Coroutine<String> {
    return coroutine {
      sleep(seconds(0.02)).await()
      if ((how == "fail")) {
        throw IllegalArgumentException(how)
      }
      return@coroutine how
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val tasks: MutableMap<String, Task<String>> = mutableListOf<String>("return", "fail", "cancel").associateTo(mutableMapOf<String, Task<String>>()) { how -> how to createTask(work(how)) }
      println("made:      " + tasks.entries.map { entry -> entry.key + " " + text(state(entry.value)) }.toMutableList().joinToString(", "))
      sleep(Duration.ZERO).await()
      item(tasks, "cancel").cancel()
      println("suspended: " + tasks.entries.map { entry2 -> entry2.key + " " + text(state(entry2.value)) }.toMutableList().joinToString(", "))
      Asyncio.wait(tasks.values).await()
      println("done:      " + tasks.entries.map { entry3 -> entry3.key + " " + text(state(entry3.value)) }.toMutableList().joinToString(", "))
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

  /** Item of a map, which must be there. */
  fun <K, V> item(map: Map<K, V>, key: K): V = map.getValue(key)
}
