// Written by the porting assistant of asyncio4j from ch08/result_and_exception.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.InvalidStateException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration
import kotlinx.coroutines.CancellationException

// Asking a task for its result or its exception: too early, in time, after a failure, after a cancel.
object ResultAndException {
  fun work(value_: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.01)).await()
      if (value_ < 0) {
        throw IllegalArgumentException("" + value_ + " is negative")
      }
      return@coroutine value_
    }
  }

  fun ask(name_: String, question: () -> Any?) {
    var answer: Any? = null
    var completed = false
    try {
      answer = question()
      completed = true
    } catch (e2: InvalidStateException) {
      println(name_ + ": too early")
    } catch (e3: CancellationException) {
      println(name_ + ": cancelled")
    } catch (e4: IllegalArgumentException) {
      println(name_ + " raises: " + text(e4))
    }
    if (completed) {
      println(name_ + ": " + text(if (answer == null) "nothing" else answer)) // check: the text of an exception
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val parts = mutableListOf<Int>(7, -7, 0).map { n -> createTask(work(n)) }.toMutableList()
      exactly(parts, 3)
      val good: Task<Int> = parts.get(0)
      val bad: Task<Int> = parts.get(1)
      val stopped: Task<Int> = parts.get(2)
      ask("result", { good.result() })
      ask("exception", { good.exception() })
      sleep(Duration.ZERO).await()
      stopped.cancel()
      Asyncio.wait(mutableListOf<Task<Int>>(good, bad, stopped)).await()
      for (item in mutableListOf<Tuple2<String, Task<Int>>>(Tuple2<String, Task<Int>>("good", good), Tuple2<String, Task<Int>>("bad", bad), Tuple2<String, Task<Int>>("stopped", stopped))) {
        val name_: String = item.a
        val task: Task<Int> = item.b
        ask(name_ + " result", { task.result() })
        ask(name_ + " exception", { task.exception() })
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

  data class Tuple2<A, B>(val a: A, val b: B) : Comparable<Tuple2<A, B>> {
    override fun compareTo(other: Tuple2<A, B>): Int =
      compared(listOf<Any?>(a, b), listOf<Any?>(other.a, other.b))

    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ")"
  }

  /** Fails unless there are so many items, as taking them apart does. */
  fun exactly(items: Collection<*>, count: Int) {
    require(items.size == count) { "expected $count values, got ${items.size}" }
  }

  /** Order of tuples: that of the first parts that differ. */
  @Suppress("UNCHECKED_CAST")
  fun compared(first: List<Any?>, second: List<Any?>): Int {
    for (i in first.indices) {
      val order = (first[i] as Comparable<Any?>).compareTo(second[i])
      if (order != 0) return order
    }
    return 0
  }
}
