// Written by the porting assistant of asyncio4j from ch31/futures.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.createTask
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.Task
import dev.asyncio4j.exceptions.InvalidStateException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop

// A future is a result that is not there yet: somebody sets it, others wait for it.
object Futures {
  fun waits(name_: String, future: Future<String>): Coroutine<Unit> {
    return coroutine {
      try {
        println(name_ + " got " + future.await())
      } catch (e2: IllegalArgumentException) {
        println(name_ + " got the error " + text(e2))
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val future: Future<String> = loop.createFuture<String>()
      var waiting: MutableList<Task<Unit>> = mutableListOf<String>("one", "two").map { name_ -> createTask(waits(name_, future)) }.toMutableList()
      future.addDoneCallback({ f -> println("callback: " + f.result()) })
      loop.callSoon({ future.setResult("the result") })
      gather(waiting).await()
      try {
        future.setResult("another")
      } catch (e: InvalidStateException) {
        println("a result is set once")
      }
      val failing: Future<String> = loop.createFuture<String>()
      var waiting2: Task<Unit> = createTask(waits("three", failing))
      failing.setException(IllegalArgumentException("no luck"))
      waiting2.await()
      val givenUp: Future<Any?> = loop.createFuture<Any?>()
      println("cancelled: " + (if (givenUp.cancel() && givenUp.cancelled()) "yes" else "no"))
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
