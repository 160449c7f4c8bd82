// Written by the porting assistant of asyncio4j from ch14/executors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.ContextVar
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

// Three ways for a blocking call: to_thread, the loop's own executor, an executor of yours.
object Ch14Executors {
  lateinit var user: ContextVar<String>

  fun read(name_: String, number: Int): String? {
    pause(0.01)
    if (number < 0) {
      throw IllegalArgumentException(name_ + " cannot be read")
    }
    return name_ + " " + number + " for " + user.get()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      lateinit var pages: MutableList<String?>
      user.set("Ada")
      println("to_thread takes the context along: " + text(toThread(Body { read("page", 1) }).await()))
      val loop: EventLoop = getRunningLoop()
      println("run_in_executor does not: " + text(loop.runInExecutor(null, Body { read("page", 2) }).await()))
      val pool: ExecutorService = Executors.newFixedThreadPool(2)
      try {
        pages = gather(mutableListOf<Int>(3, 4, 5).map { n -> loop.runInExecutor(pool, Body { read("page", n) }) }.toMutableList()).await()
      } finally {
        pool.shutdown()
      }
      println("" + pages.size + " pages from a pool of two")
      try {
        toThread(Body { read("page", -1) }).await()
      } catch (e2: IllegalArgumentException) {
        println("an error comes back: " + text(e2))
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    user = ContextVar.create("user", "nobody")
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
