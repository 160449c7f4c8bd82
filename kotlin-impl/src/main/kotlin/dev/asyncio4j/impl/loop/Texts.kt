package dev.asyncio4j.impl.loop

import java.io.PrintWriter
import java.io.Writer
import java.util.Objects

/**
 * Makes texts of the users' objects. Their `toString` and `getMessage` may throw anything, overflow
 * or give null: the text then says so.
 */
internal object Texts {
  private const val DEEPEST = 8

  /**
   * The number of texts being made on this thread, each for the one before: they may go in circles.
   */
  private val nested = ThreadLocal<Int>()

  fun of(what: Any?): String {
    val depth = nested.get() ?: 0
    if (depth >= DEEPEST) return "..."
    nested.set(depth + 1)
    return try {
      Objects.toString(what) ?: failed(what, "its toString() gives null")
    } catch (failure: Throwable) {
      failed(what, "its toString() throws ${failure.javaClass.name}")
    } finally {
      nested.set(depth)
    }
  }

  private fun failed(what: Any?, how: String) = "${what!!.javaClass.name} ($how)"

  fun messageOf(error: Throwable): String? =
    try {
      error.message
    } catch (failure: Throwable) {
      "(its getMessage() throws ${failure.javaClass.name})"
    }

  /**
   * Returns [error] itself; if it cannot be printed, one that tells as much of it as can be had.
   */
  fun printable(error: Throwable): Throwable = printable(error, 0)

  private fun printable(error: Throwable, depth: Int): Throwable =
    try {
      error.printStackTrace(PrintWriter(Writer.nullWriter()))
      error
    } catch (_: Throwable) {
      StandIn(
          of(error),
          causeOf(error)?.takeIf { depth < DEEPEST }?.let { printable(it, depth + 1) },
        )
        .also { it.stackTrace = traceOf(error) }
    }

  /** Returns the cause of [error]; null if that cannot be had, too. */
  fun causeOf(error: Throwable): Throwable? =
    try {
      error.cause
    } catch (_: Throwable) {
      null
    }

  private fun traceOf(error: Throwable): Array<StackTraceElement> =
    try {
      error.stackTrace
    } catch (_: Throwable) {
      emptyArray()
    }

  private class StandIn(private val text: String, cause: Throwable?) : Throwable(text, cause) {
    override fun toString() = text
  }
}
