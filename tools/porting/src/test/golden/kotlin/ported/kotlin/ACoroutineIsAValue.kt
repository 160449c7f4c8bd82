// Written by the porting assistant of asyncio4j from ch04/a_coroutine_is_a_value.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Calling a coroutine function runs nothing: it makes a value, which runs once, when awaited.
object ACoroutineIsAValue {
  fun greet(name_: String): Coroutine<Int?> {
    return coroutine {
      println("hello " + name_)
      return@coroutine name_.length
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val coroutine_: Coroutine<Int?> = greet("Ada")
      println("made, and nothing has run")
      println("it is a coroutine: " + (if ((coroutine_ is Coroutine<*>)) "yes" else "no"))
      println("length " + text(coroutine_.await()))
      try {
        coroutine_.await()
      } catch (e: IllegalStateException) {
        println("it runs once: the second await is an error")
      }
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
