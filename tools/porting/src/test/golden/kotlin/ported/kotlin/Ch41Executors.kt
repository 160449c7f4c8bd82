// Written by the porting assistant of asyncio4j from ch41/executors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.asCompleted
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.runCoroutineThreadsafe
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.toThread
import dev.asyncio4j.Body
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

// Work given to pools, results as they come, a default pool of one's own, and back from a thread to the loop.
object Ch41Executors {
  fun block(number: Int): Int? {
    pause(0.05 * number)
    return Math.multiplyExact(number, number)
  }

  fun fromAThread(loop: EventLoop): Int {
    val future: CompletableFuture<Int> = runCoroutineThreadsafe(double_(21), loop)
    return within(future, 5.0)
  }

  fun double_(number: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.01)).await()
      return@coroutine number * 2
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val pool: ExecutorService = Executors.newFixedThreadPool(3)
      try {
        val work: MutableList<Future<Int?>> = mutableListOf<Int>(3, 1, 2).map { n -> loop.runInExecutor(pool, Body { block(n) }) }.toMutableList()
        for (nextOne in asCompleted(work)) {
          println("came " + text(nextOne.await()))
        }
      } finally {
        pool.shutdown()
      }
      loop.setDefaultExecutor(Executors.newFixedThreadPool(1))
      println(text(gather(mutableListOf<Int>(2, 1).map { n2 -> toThread(Body { block(n2) }) }.toMutableList()).await()))
      println("from a thread: " + toThread(Body { fromAThread(loop) }).await())
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

  /** Result of work on another thread, for which this thread waits so many seconds, or without end. */
  fun <T> within(work: CompletableFuture<T>, limit: Number): T =
    try {
      if (limit.toDouble() < 0) work.get() else work.get(Math.round(limit.toDouble() * 1000), java.util.concurrent.TimeUnit.MILLISECONDS)
    } catch (e: java.util.concurrent.TimeoutException) {
      throw AsyncTimeoutException("")
    } catch (e: java.util.concurrent.ExecutionException) {
      throw e.cause!!
    }
}
