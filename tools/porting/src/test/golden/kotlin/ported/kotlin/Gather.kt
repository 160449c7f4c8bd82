// Written by the porting assistant of asyncio4j from ch10/gather.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// Many at once; the results stand in the order in which they were given, not in which they came.
object Gather {
  fun fetch(page: Int, seconds_: Double): Coroutine<Int?> {
    return coroutine {
      sleep(seconds(seconds_)).await()
      println("fetched " + page)
      return@coroutine page * 100
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val group: Future<MutableList<Int?>> = gather(fetch(1, 0.15), fetch(2, 0.1), fetch(3, 0.05))
      println("done: " + (if (group.done()) "yes" else "no"))
      println(text(group.await()))
      val pages: MutableList<Coroutine<Int?>> = (0 until 5).toMutableList().map { page -> fetch(page, 0.01) }.toMutableList()
      println(text(gather(pages).await()))
      println(text(gather(listOf<Awaitable<Any?>>()).await()))
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
