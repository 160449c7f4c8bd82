// Written by the porting assistant of asyncio4j from ch06/why_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.loop.TimerHandle
import java.time.Duration
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

// Four reasons to take hold of the loop: timers, futures, other executors, a handler of last resort.
object WhyTheLoop {
  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val future: Future<String> = loop.createFuture<String>()
      val timer: TimerHandle = loop.callLater(seconds(0.02), { future.setResult("the timer's gift") })
      val never: TimerHandle = loop.callLater(seconds(5.0), { println("not printed") })
      println(future.await())
      never.cancel()
      println("cancelled: " + (if (never.cancelled()) "yes" else "no") + " / " + (if (timer.cancelled()) "yes" else "no"))
      val pool: ExecutorService = Executors.newFixedThreadPool(1)
      try {
        println(loop.runInExecutor(pool, Body { Math.pow(2.toDouble(), 10.toDouble()).toInt() }).await()) // check: a power beyond int
      } finally {
        pool.shutdown()
      }
      loop.setExceptionHandler({ inLoop, context -> println("handler: " + text(context.exception())) }) // check: the text of an exception
      loop.callSoon({ broken() })
      sleep(Duration.ZERO).await()
      sleep(Duration.ZERO).await()
    }
  }

  fun broken() {
    throw IllegalArgumentException("a callback failed")
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
