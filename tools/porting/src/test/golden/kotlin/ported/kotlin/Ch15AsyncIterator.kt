// Written by the porting assistant of asyncio4j from ch15/async_iterator.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.AsyncIterator
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// An object whose next element may have to be waited for.
object Ch15AsyncIterator {
  open class Countdown : AsyncIterator<Int?> {
    var left: Int = 0

    constructor(start: Int) {
      this.left = start
    }

    override fun next(): Awaitable<Int?> {
      return coroutine {
        if (this@Countdown.left == 0) {
          throw StopAsyncIterationException("")
        }
        sleep(seconds(0.01)).await()
        this@Countdown.left -= 1
        return@coroutine this@Countdown.left + 1
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val countdown: Countdown = Countdown(3)
      println("by hand: " + text(countdown.next().await()))
      val iterator = countdown.iterator()
      while (true) {
        val number = try { iterator.next().await() } catch (end: StopAsyncIterationException) { break }
        println("in the loop: " + text(number))
      }
      try {
        countdown.next().await()
      } catch (e: StopAsyncIterationException) {
        println("nothing left")
      }
      val iterator2 = Countdown(5).iterator()
      while (true) {
        val number2 = try { iterator2.next().await() } catch (end: StopAsyncIterationException) { break }
        if ((number2 == 3)) {
          break
        }
        println("until three: " + text(number2))
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
