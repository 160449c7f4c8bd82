// Written by the porting assistant of asyncio4j from ch16/async_generator.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.Asyncio.asyncGenerator
import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.StopAsyncIterationException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import java.math.BigDecimal
import java.math.MathContext
import java.math.RoundingMode
import java.time.Duration

// A generator that awaits: made lazily, can be sent values, and cleans up when closed.
object Ch16AsyncGenerator {
  fun ticks(count: Int): AsyncGenerator<Int> {
    return asyncGenerator { y ->
      try {
        for (i in 0 until count) {
          await(sleep(seconds(0.01)))
          val answer: Any? = y.emit(i)
          if (truth(answer)) {
            println("was told: " + text(answer)) // check: the text of mixed types
          }
        }
      } finally {
        await(sleep(Duration.ZERO))
        println("generator cleaned up")
      }
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val iterator = ticks(2).iterator()
      while (true) {
        val tick = try { iterator.next().await() } catch (end: StopAsyncIterationException) { break }
        println("tick " + tick)
      }
      var generator: AsyncGenerator<Int> = ticks(10)
      todo<Unit>(21, "print(\"first\", await anext(generator))") // anext of a AsyncGenerator
      println("second " + generator.send("hurry").await())
      generator.close().await()
      try {
        todo<Unit>(25, "await anext(generator)") // anext of a AsyncGenerator
      } catch (e2: StopAsyncIterationException) {
        println("closed is closed")
      }
      generator = ticks(10)
      todo<Unit>(29, "await anext(generator)") // anext of a AsyncGenerator
      try {
        generator.throwInto(IllegalArgumentException("thrown in")).await()
      } catch (e3: IllegalArgumentException) {
        println("came back: " + text(e3))
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
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
      is Double -> shown(value)
      is ByteArray -> literal(value)
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

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  fun truth(value: Any?): Boolean =
    when (value) {
      is Boolean -> value
      is Number -> value.toDouble() != 0.0
      is CharSequence -> value.isNotEmpty()
      is ByteArray -> value.isNotEmpty()
      is Collection<*> -> value.isNotEmpty()
      is Map<*, *> -> value.isNotEmpty()
      else -> value != null
    }

  /** Text of a float: the shortest that is read as the same number. */
  fun shown(value: Double): String {
    if (value.isNaN()) return "nan"
    if (value.isInfinite()) return if (value > 0) "inf" else "-inf"
    if (value == 0.0) return if (1 / value > 0) "0.0" else "-0.0"
    val exact = BigDecimal(value)
    val made = (1..17).map { exact.round(MathContext(it, RoundingMode.HALF_EVEN)) }.firstOrNull { it.toDouble() == value } ?: exact
    val digits = made.unscaledValue().abs().toString().trimEnd('0')
    val point = made.precision() - made.scale()
    val sign = if (value < 0) "-" else ""
    if (point > 16 || point < -3) {
      val tail = if (digits.length > 1) "." + digits.substring(1) else ""
      return sign + digits[0] + tail + "e" + (if (point > 0) "+" else "-") + Math.abs(point - 1).toString().padStart(2, '0')
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits
    if (digits.length <= point) return sign + digits + "0".repeat(point - digits.length) + ".0"
    return sign + digits.substring(0, point) + "." + digits.substring(point)
  }

  /** Text of bytes as Python writes them. */
  fun literal(data: ByteArray): String {
    val mark = if (data.any { it == 39.toByte() } && data.none { it == 34.toByte() }) '"' else '\''
    return data.joinToString("", "b$mark", "$mark") {
      when (val c = (it.toInt() and 0xff).toChar()) {
        '\n' -> "\\n"
        '\r' -> "\\r"
        '\t' -> "\\t"
        '\\' -> "\\\\"
        mark -> "\\$mark"
        in ' '..'~' -> "$c"
        else -> "\\x" + c.code.toString(16).padStart(2, '0')
      }
    }
  }
}
