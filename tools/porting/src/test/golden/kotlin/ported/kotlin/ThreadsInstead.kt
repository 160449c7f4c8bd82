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
  fun withThreads(): MutableList<Int> {
    val results: MutableList<Int> = mutableListOf<Int>()
    val lock: ReentrantLock = ReentrantLock()
    val threads: MutableList<Thread> = mutableListOf<Int>(3, 1, 2).map { n -> threadOf({ work(n, lock, results) }, null, false) }.toMutableList()
    for (thread in threads) {
      thread.start()
    }
    for (thread2 in threads) {
      joinThread(thread2, -1)
    }
    return results
  }

  fun work(number: Int, lock: ReentrantLock, results: MutableList<Int>) {
    pause(0.05 * number)
    lock.lock()
    try {
      results.add(Math.multiplyExact(number, number))
    } finally {
      lock.unlock()
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
    println("threads: " + text(withThreads()))
    println("tasks:   " + text(run(withTasks())))
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

  /** Blocks the thread, as time.sleep() does. */
  fun pause(time: Double) = Thread.sleep(Math.round(time * 1000))

  fun threadOf(work: () -> Unit, name: String?, daemon: Boolean): Thread =
    (if (name == null) Thread(work) else Thread(work, name)).also { it.isDaemon = daemon }

  /** Waits for a thread so many seconds, or until it has ended. */
  fun joinThread(thread: Thread, limit: Number) {
    thread.join(if (limit.toDouble() < 0) 0 else maxOf(1, Math.round(limit.toDouble() * 1000)))
  }
}
