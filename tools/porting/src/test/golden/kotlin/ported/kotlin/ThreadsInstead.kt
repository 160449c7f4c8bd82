// Written by the porting assistant of asyncio4j from ch24/threads_instead.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.util.concurrent.locks.ReentrantLock

// The same job with threads and with tasks: both do it, and only one needs a lock for a plain += .
object ThreadsInstead {
  fun withThreads(): MutableList<Any?> {
    val results: MutableList<Any?> = mutableListOf<Any?>()
    val lock: ReentrantLock = ReentrantLock()
    var threads: Any? = todo<Any?>(15, "threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]")
    todo<Unit>(15, "threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]") // threading.Thread has no counterpart
    for (thread in todo<MutableList<Any?>>(16, "threads")) {
      todo<Unit>(17, "thread.start()") // start of an unknown type
    }
    for (thread2 in todo<MutableList<Any?>>(18, "threads")) {
      todo<Unit>(19, "thread.join()") // join of an unknown type
    }
    return results
  }

  fun work(number: Any?, lock: Any?, results: Any?) {
    todo<Unit>(11, "time.sleep(0.05 * number)") // a double Mult an unknown type
    todo<Unit>(12, "with lock:") // with of an unknown type
    run {
      todo<Unit>(13, "results.append(number * number)") // append of an unknown type
    }
  }

  fun withTasks(): Coroutine<MutableList<Int>> {
    return coroutine {
      val results: MutableList<Int> = mutableListOf<Int>()
      gather(mutableListOf<Int>(3, 1, 2).map { n -> withTasksWork(n, results) }.toMutableList()).await()
      return@coroutine results
    }
  }

  fun withTasksWork(number: Int, results: MutableList<Int>): Coroutine<Unit> {
    return coroutine {
      sleep(seconds(0.05 * number)).await()
      results.add(Math.multiplyExact(number, number))
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    println("threads: " + text(withThreads())) // check: the text of an unknown type
    println("tasks:   " + text(run(withTasks())))
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
