// Written by the porting assistant of asyncio4j from ch23/04_background.py; what it cannot tell is a todo(...), what to look at a "check".
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

// How to run in the background, wait for all of it at the end, and hear of failures nobody awaits?
object Program04Background {
  lateinit var background: MutableSet<Task<Unit>>

  fun spawn_(coroutine_: Coroutine<Unit>) {
    val task: Task<Unit> = createTask(coroutine_)
    background.add(task)
    task.addDoneCallback({ one -> finished((one as Task<Unit>)) })
  }

  fun finished(task: Task<Unit>) {
    background.remove(task)
    if (!task.cancelled() && task.exception() != null) {
      println("background failure: " + text(task.exception())) // check: the text of an exception
    }
  }

  fun note(text_: String, seconds_: Double): Coroutine<Unit> {
    return coroutine {
      sleep(seconds(seconds_)).await()
      if ((text_ == "bad")) {
        throw IllegalArgumentException("a bad note")
      }
      println("noted " + text_)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      for (item in mutableListOf<Tuple2<String, Double>>(Tuple2<String, Double>("one", 0.1), Tuple2<String, Double>("bad", 0.05), Tuple2<String, Double>("two", 0.01))) {
        val text_: String = item.a
        val seconds_: Double = item.b
        spawn_(note(text_, seconds_))
      }
      println("main goes on, " + background.size + " in the background")
      while (!background.isEmpty()) {
        Asyncio.wait(background).await()
        sleep(Duration.ZERO).await()
      }
      println("all done, " + background.size + " left")
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    background = mutableSetOf<Task<Unit>>()
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
