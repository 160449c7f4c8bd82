// Written by the porting assistant of asyncio4j from ch18/comprehensions.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Asyncio.asyncGenerator
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration

// Lists, sets and dictionaries out of asynchronous sources, and out of awaits.
object Comprehensions {
  fun numbers(count: Int): AsyncGenerator<Int> {
    return asyncGenerator { y ->
      for (i in 0 until count) {
        await(sleep(Duration.ZERO))
        y.emit(i)
      }
    }
  }

  fun square(number: Int): Coroutine<Int?> {
    return coroutine {
      sleep(Duration.ZERO).await()
      return@coroutine Math.multiplyExact(number, number)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println(text(numbers(4).toList().await().map { n -> n * 10 }.toMutableList()))
      println(text(numbers(6).toList().await().filter { n2 -> Math.floorMod(n2, 2) != 0 }.map { n2 -> n2 }.toMutableList()))
      println(text(numbers(9).toList().await().map { n3 -> Math.floorMod(n3, 3) }.toMutableSet().sortedWith(naturalOrder()).toMutableList()))
      val table: MutableMap<Int, Int> = numbers(4).toList().await().associateTo(mutableMapOf<Int, Int>()) { n4 -> n4 to Math.multiplyExact(n4, n4) }
      println(table.entries.map { entry -> "" + entry.key + ":" + entry.value }.toMutableList().joinToString(" "))
      val lazy: MutableList<Int> = numbers(3).toList().await().map { n5 -> n5 + 100 }.toMutableList() // check: a generator is computed at once
      todo<Unit>(23, "print(await anext(lazy), \"then\", [n async for n in lazy])") // anext of a List
      println(text((0 until 4).toMutableList().map { n6 -> square(n6).await() }.toMutableList()))
      todo<Unit>(25, "print([await square(n) async for n in numbers(4)])") // an asynchronous comprehension that calls
      println(text(gather((0 until 4).toMutableList().map { n7 -> square(n7) }.toMutableList()).await()))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Stands for what is left to do by hand. */
  fun <T> todo(line: Int, python: String): T =
    throw UnsupportedOperationException("line $line: $python")

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
