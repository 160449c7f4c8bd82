// Written by the porting assistant of asyncio4j from ch05/define_create_run.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.RunOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// The three steps: define with async def, create by calling, run with asyncio.run.
object DefineCreateRun {
  fun greet(name_: String): Coroutine<String> {
    return coroutine {
      sleep(Duration.ZERO).await()
      return@coroutine "hello " + name_
    }
  }

  fun main(names: MutableList<String>): Coroutine<Int?> {
    return coroutine {
      for (name_ in names) {
        val coroutine_: Coroutine<String> = greet(name_)
        println(coroutine_.await())
      }
      return@coroutine names.size
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    println("greeted " + text(run(main(mutableListOf<String>("Ada", "Grace")))))
    try {
      run(main(mutableListOf<String>()), RunOptions.defaults().debug(false))
      println("a second run is a second loop")
    } finally {
      println("end")
    }
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
