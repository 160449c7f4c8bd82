// Written by the porting assistant of asyncio4j from cookbook/errors.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Coroutine
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.exceptions.TaskGroupException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.taskGroup
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import java.io.UncheckedIOException
import java.math.BigDecimal
import java.math.MathContext
import java.math.RoundingMode
import java.time.Duration

// Errors: of the network, of one's own, of groups.
object Errors {
  suspend fun connect(port: Int): String {
    lateinit var writer: StreamWriter
    try {
      val pair = openConnection("127.0.0.1", port).await()
      val reader: StreamReader = pair.reader()
      writer = pair.writer()
    } catch (e: UncheckedIOException) {
      if (!refused(e)) throw e
      return "refused"
    }
    writer.close()
    return "connected"
  }

  open class ConfigError(message: String?) : RuntimeException(message) {
  }

  fun load(what: String): Coroutine<String> {
    return coroutine {
      if (what.isEmpty()) {
        throw ConfigError("empty")
      }
      if ((what == "disk")) {
        throw osError("no disk")
      }
      return@coroutine what
    }
  }

  suspend fun config(what: String): String {
    try {
      return load(what).await()
    } catch (e2: ConfigError) { // check: the JDK's own IOException is not caught here
      return "failed: " + text(e2) // check: the text of an exception
    } catch (e2: UncheckedIOException) { // check: the text of an exception
      return "failed: " + text(e2) // check: the text of an exception
    }
  }

  suspend fun careful(work: Coroutine<Any?>, log: MutableList<String>) {
    var result: Any? = null
    var completed = false
    try {
      try {
        result = work.await()
        completed = true
      } catch (e2: IllegalArgumentException) { // check: Java may throw something else for KeyError
        throw (IllegalStateException("wrapped").initCause(e2) as IllegalStateException)
      } catch (e2: NoSuchElementException) {
        throw (IllegalStateException("wrapped").initCause(e2) as IllegalStateException)
      } catch (e3: Exception) {
        log.add("any other, but no cancel")
      }
      if (completed) {
        log.add("got " + text(result)) // check: the text of mixed types
      }
    } finally {
      sleep(Duration.ZERO).await()
      log.add("cleaned up")
    }
  }

  suspend fun check(log: MutableList<String>) {
    val answer: String = load("x").await()
    if (!(answer == "x")) throw AssertionError("")
    log.add("checked")
  }

  fun broken(error_: Any?): Coroutine<Unit> {
    return coroutine {
      todo<Unit>(62, "raise error") // raise of mixed types
    }
  }

  suspend fun sortOut(log: MutableList<String>) {
    try {
      taskGroup { val group = this
        group.createTask(broken(IllegalArgumentException("a value")))
        group.createTask(broken(osError("a disk")))
      }
    } catch (caught: Throwable) {
      val rest: MutableList<Throwable> = leaves(caught)
      val errors2: TaskGroupException? = takeOut(rest, IllegalArgumentException::class.java)
      if (errors2 != null) { // check: groups in a group are taken apart
        log.addAll(errorsOf(errors2, IllegalArgumentException::class.java).map { e -> "value: " + text(e) }.toMutableList())
      }
      val errors3: TaskGroupException? = takeOut(rest, UncheckedIOException::class.java)
      if (errors3 != null) { // check: the JDK's own IOException is not caught here; groups in a group are taken apart
        log.addAll(errorsOf(errors3, UncheckedIOException::class.java).map { e2 -> "io: " + text(e2) }.toMutableList()) // check: the text of an error that is not raised here
      }
      raiseRest(caught, rest)
    }
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      println(connect(1))
      for (what in mutableListOf<String>("", "disk", "file")) {
        println(config(what))
      }
      val log: MutableList<String> = mutableListOf<String>()
      todo<Unit>(83, "await careful(load(\"a\"), log)") // a Coroutine<str> where a Coroutine<any> is needed
      todo<Unit>(84, "await careful(broken(OSError()), log)") // a Coroutine<void> where a Coroutine<any> is needed
      try {
        todo<Unit>(86, "await careful(broken(ValueError(\"inner\")), log)") // a Coroutine<void> where a Coroutine<any> is needed
      } catch (e2: IllegalStateException) {
        log.add(text(e2) + ": " + text(e2.cause)) // check: the text of an exception
      }
      check(log)
      sortOut(log)
      println(log.joinToString("\n"))
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

  /** Whether an error says that nobody listens at an address. */
  fun refused(error: Throwable): Boolean = error.cause.let { it is java.net.ConnectException && "refused" in (it.message ?: "") }

  /** Error of the system with a text of its own. */
  fun osError(message: String): UncheckedIOException = UncheckedIOException(message, java.io.IOException(message))

  /** The errors of a group, those of the groups in it, too; an error that is no group alone. */
  fun leaves(error: Throwable): MutableList<Throwable> =
    (if (error is TaskGroupException) error.exceptions().flatMap { leaves(it) } else listOf(error)).toMutableList()

  /** Takes the errors of some classes out of others: a group of them, null if there are none. */
  fun takeOut(errors: MutableList<Throwable>, vararg classes: Class<*>): TaskGroupException? {
    val found = errors.filter { e -> classes.any { it.isInstance(e) } }
    errors.removeAll(found)
    return if (found.isEmpty()) null else TaskGroupException("", found)
  }

  /** Raises again what no handler has taken: the error itself if it is all of it. */
  fun raiseRest(error: Throwable, rest: List<Throwable>) {
    if (rest.isEmpty()) return
    throw if (rest.size == leaves(error).size) error else TaskGroupException("unhandled errors in a TaskGroup", rest)
  }

  fun <T> errorsOf(group: TaskGroupException, type: Class<T>): MutableList<T> = group.exceptions().map { type.cast(it) }.toMutableList()
}
