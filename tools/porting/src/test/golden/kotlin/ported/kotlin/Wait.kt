// Written by the porting assistant of asyncio4j from ch11/wait.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.ReturnWhen
import dev.asyncio4j.Task
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.timeout

// Waiting for all, for the first, for the first failure, or for so long.
object Wait {
  fun work(seconds_: Double, fails: Boolean): Coroutine<Double> {
    return coroutine {
      sleep(seconds(seconds_)).await()
      if (fails) {
        throw IllegalArgumentException("failed")
      }
      return@coroutine seconds_
    }
  }

  fun start(): MutableList<Task<Double>> {
    return mutableListOf<Task<Double>>(createTask(work(0.05, false)), createTask(work(0.1, true)), createTask(work(0.15, false)))
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      lateinit var done: MutableSet<Task<Double>>
      lateinit var pending: MutableSet<Task<Double>>
      lateinit var tasks: MutableList<Task<Double>>
      for (when_ in mutableListOf<ReturnWhen>(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
        tasks = start()
        val pair = Asyncio.wait(tasks, WaitOptions.defaults().returnWhen(when_)).await()
        done = pair.done()
        pending = pair.pending()
        println(text(when_) + " " + done.size + " done " + pending.size + " pending")
        Asyncio.wait(tasks).await()
        for (task in tasks) {
          task.exception()
        }
      }
      tasks = start()
      val pair2 = Asyncio.wait(tasks, WaitOptions.defaults().timeout(seconds(0.075))).await()
      done = pair2.done()
      pending = pair2.pending()
      println("after 75 ms: " + done.size + " done " + pending.size + " pending, none of them cancelled: " + (if (!pending.any { task2 -> task2.cancelled() }) "yes" else "no"))
      for (task3 in pending) {
        task3.cancel()
      }
      Asyncio.wait(pending).await()
      println("cancelled by hand: " + pending.count { task4 -> task4.cancelled() })
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
