// Written by the porting assistant of asyncio4j from ch10/gather_failures.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.gatherOutcomes
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.Outcome
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.time.Duration
import kotlinx.coroutines.CancellationException

// One of many fails: the first error comes out and the others go on; or all errors are results.
object GatherFailures {
  fun work(number: Int): Coroutine<Int> {
    return coroutine {
      sleep(seconds(0.02 * number)).await()
      if (Math.floorMod(number, 2) != 0) {
        throw IllegalArgumentException("" + number + " is odd")
      }
      println("finished " + number)
      return@coroutine number
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      try {
        gather((1 until 5).toMutableList().map { n -> work(n) }.toMutableList()).await()
      } catch (e2: IllegalArgumentException) {
        println("failed: " + text(e2))
      }
      sleep(seconds(0.12)).await()
      println("-- with return_exceptions")
      for (result in gatherOutcomes((1 until 5).toMutableList().map { n2 -> work(n2) }.toMutableList()).await()) {
        println((if (failure(result) is IllegalArgumentException) "error:" else "result:") + " " + text(result)) // check: the text of a Outcome
      }
      println("-- a group, cancelled")
      val group: Future<MutableList<Int>> = gather(work(2), work(4))
      sleep(Duration.ZERO).await()
      group.cancel()
      try {
        group.await()
      } catch (e3: CancellationException) {
        println("cancelled with all that was in it")
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

  /** Error that an outcome stands for, as Kotlin has it; null if it is a result. */
  fun failure(outcome: Outcome<*>): Throwable? =
    when (outcome) {
      is Outcome.Failure<*> -> outcome.error()
      is Outcome.Cancelled<*> -> java.util.concurrent.CancellationException(outcome.error().message)
      else -> null
    }
}
