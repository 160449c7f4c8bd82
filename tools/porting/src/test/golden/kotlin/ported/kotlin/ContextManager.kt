// Written by the porting assistant of asyncio4j from ch17/context_manager.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Something that is opened and closed with awaits, whatever happens in between.
object ContextManager {
  open class Door {
    lateinit var name_: String

    constructor(name_: String) {
      this.name_ = name_
    }

    open suspend fun aenter(): Door {
      sleep(seconds(0.01)).await()
      println(this.name_ + " opened")
      return this
    }

    open suspend fun aexit(kind: Any?, error_: Any?, trace: Any?) {
      sleep(seconds(0.01)).await()
      println(this.name_ + " closed")
    }
  }

  suspend fun transaction(log: MutableList<String>, body: suspend (MutableList<String>) -> Unit) {
    log.add("begin")
    var completed = false
    try {
      body(log)
      completed = true
    } catch (e2: IllegalArgumentException) {
      log.add("rolled back: " + text(e2))
    }
    if (completed) {
      log.add("committed")
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val manager: Door = Door("front")
      val front: Door = manager.aenter()
      try {
        val manager2: Door = Door("back")
        manager2.aenter()
        try {
          println("inside " + front.name_)
        } finally {
          manager2.aexit(null, null, null)
        }
      } finally {
        manager.aexit(null, null, null)
      }
      try {
        val manager3: Door = Door("trap")
        manager3.aenter()
        try {
          throw IllegalArgumentException("fell")
        } finally {
          manager3.aexit(null, null, null)
        }
      } catch (e2: IllegalArgumentException) {
        println("after the close: " + text(e2))
      }
      val log: MutableList<String> = mutableListOf<String>()
      transaction(log) { entries ->
        entries.add("insert")
      }
      transaction(log) { unused ->
        throw IllegalArgumentException("no such table")
      }
      println(log.joinToString("; "))
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
