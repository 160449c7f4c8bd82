// Written by the porting assistant of asyncio4j from ch08/result_and_exception.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
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

  fun ask(name_: String, question: Any?) {
    var answer: Any? = null
    var completed = false
    try {
      todo<Unit>(14, "answer = question()") // question has no counterpart
      completed = true
    } catch (e2: InvalidStateException) {
      println(name_ + ": too early")
    } catch (e3: CancellationException) {
      println(name_ + ": cancelled")
    } catch (e4: IllegalArgumentException) {
      println(name_ + " raises: " + text(e4))
    }
    if (completed) {
      println(name_ + ": " + (if (answer == null) "nothing" else answer))
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      var good: Any? = todo<Any?>(26, "good, bad, stopped = (asyncio.create_task(work(n)) for n in (7, -7, 0))")
      var bad: Any? = todo<Any?>(26, "good, bad, stopped = (asyncio.create_task(work(n)) for n in (7, -7, 0))")
      var stopped: Any? = todo<Any?>(26, "good, bad, stopped = (asyncio.create_task(work(n)) for n in (7, -7, 0))")
      todo<Unit>(26, "good, bad, stopped = (asyncio.create_task(work(n)) for n in (7, -7, 0))") // a List taken apart
      todo<Unit>(27, "ask(\"result\", good.result)") // the attribute result of an unknown type
      todo<Unit>(28, "ask(\"exception\", good.exception)") // the attribute exception of an unknown type
      sleep(Duration.ZERO).await()
      todo<Unit>(30, "stopped.cancel()") // cancel of an unknown type
      todo<Unit>(31, "await asyncio.wait([good, bad, stopped])") // a List instead of tasks
      for (item in mutableListOf<Tuple2<String, Any?>>(Tuple2<String, Any?>("good", good), Tuple2<String, Any?>("bad", bad), Tuple2<String, Any?>("stopped", stopped))) {
        val name_: String = item.a
        val task: Any? = item.b
        todo<Unit>(33, "ask(f\"{name} result\", task.result)") // the attribute result of an unknown type
        todo<Unit>(34, "ask(f\"{name} exception\", task.exception)") // the attribute exception of an unknown type
      }
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

  data class Tuple2<A, B>(val a: A, val b: B) {
    override fun toString(): String = "(" + repr(a) + ", " + repr(b) + ")"
  }
}
