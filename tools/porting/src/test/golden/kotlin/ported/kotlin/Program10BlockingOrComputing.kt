// Written by the porting assistant of asyncio4j from ch23/10_blocking_or_computing.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

// How to run a blocking or a computing function? A thread for the one, a process for the other.
object Program10BlockingOrComputing {
  fun blocking(): String {
    pause(0.02)
    return "read"
  }

  fun computing(limit: Int): Int {
    return Math.toIntExact((0 until limit).toMutableList().sumOf { i -> (Math.multiplyExact(i, i)).toLong() })
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      println(toThread(Body { blocking() }).await())
      var pool: ExecutorService = Executors.newCachedThreadPool()
      try {
        println(loop.runInExecutor(pool, Body { blocking() }).await())
      } finally {
        pool.shutdown()
      }
      pool = Executors.newFixedThreadPool(2) // check: threads instead of processes: ProcessPool of asyncio4j-processes
      try { // check: threads instead of processes: ProcessPool of asyncio4j-processes
        println(text(gather(mutableListOf<Int>(10, 100, 1000).map { n -> loop.runInExecutor(pool, Body { computing(n) }) }.toMutableList()).await()))
      } finally {
        pool.shutdown()
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

  /** Blocks the thread, as time.sleep() does. */
  fun pause(time: Double) = Thread.sleep(Math.round(time * 1000))
}
