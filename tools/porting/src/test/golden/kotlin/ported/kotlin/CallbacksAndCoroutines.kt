// Written by the porting assistant of asyncio4j from ch02/callbacks_and_coroutines.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.loop.EventLoop

// One job twice: as a chain of callbacks, and as a coroutine. What async and await are for.
object CallbacksAndCoroutines {
  fun withCallbacks(loop: EventLoop, done: Future<Int>) {
    loop.callSoon({ first(loop, done) })
  }

  fun first(loop: EventLoop, done: Future<Int>) {
    println("callbacks: asked")
    loop.callLater(seconds(0.02), { second(20, loop, done) })
  }

  fun second(answer: Int, loop: EventLoop, done: Future<Int>) {
    println("callbacks: got " + answer)
    val given: Int = answer + 1
    loop.callLater(seconds(0.02), { third(given, done) })
  }

  fun third(answer: Int, done: Future<Int>) {
    println("callbacks: got " + answer)
    done.setResult(answer * 2)
  }

  fun answer(value_: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.02)).await()
      return@coroutine value_
    }
  }

  suspend fun withAwait(): Int? {
    println("await: asked")
    var value_: Int = answer(20).await()
    println("await: got " + value_)
    value_ = answer(value_ + 1).await()
    println("await: got " + value_)
    return value_ * 2
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val loop: EventLoop = getRunningLoop()
      val done: Future<Int> = loop.createFuture<Int>()
      withCallbacks(loop, done)
      println(done.await())
      println(text(withAwait()))
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
