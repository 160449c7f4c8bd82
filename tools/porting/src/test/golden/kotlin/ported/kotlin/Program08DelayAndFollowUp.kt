// Written by the porting assistant of asyncio4j from ch23/08_delay_and_follow_up.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine

// How to run something after a delay, and something after something else?
object Program08DelayAndFollowUp {
  lateinit var late: MutableList<Task<String?>>

  fun report(text_: String?): Coroutine<String?> {
    return coroutine {
      println("report: " + text(text_))
      return@coroutine text_!!.uppercase()
    }
  }

  fun after(seconds_: Double, coroutine_: Coroutine<String?>): Coroutine<String?> {
    return coroutine {
      sleep(seconds(seconds_)).await()
      return@coroutine coroutine_.await()
    }
  }

  fun followUp(first: Task<String?>): Coroutine<String?> {
    return coroutine {
      return@coroutine report(first.await()).await()
    }
  }

  fun startAnother(task: Task<String?>) {
    late.add(createTask(report("from a callback")))
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      getRunningLoop().callLater(seconds(0.02), { println("a plain function, after 20 ms") })
      val delayed: Task<String?> = createTask(after(0.05, report("delayed")))
      println("not yet")
      val chained: Task<String?> = createTask(followUp(delayed))
      delayed.addDoneCallback({ one -> startAnother((one as Task<String?>)) })
      println(text(chained.await()))
      println(text(late.get(0).await()))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    late = mutableListOf<Task<String?>>()
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
