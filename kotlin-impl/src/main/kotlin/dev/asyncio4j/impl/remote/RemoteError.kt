package dev.asyncio4j.impl.remote

import java.io.Serializable

/**
 * An error on its way from another JVM: itself if it can be sent and read, and a description.
 *
 * Code of the user's (`getMessage`, `writeObject`, …) may fail in any way: that leaves a gap only.
 */
internal class RemoteError(error: Throwable, depth: Int = 0) : Serializable {
  private val type = error.javaClass.name
  private val message = safely("a message that fails") { error.message?.take(MOST_CHARS) }
  private val trace = safely(emptyArray()) { error.stackTrace }
  private val cause =
    safely(null) { error.cause?.takeIf { depth < DEEPEST } }?.let { RemoteError(it, depth + 1) }
  private val suppressed =
    error.suppressed.take(if (depth == 0) WIDEST else 0).map { RemoteError(it, 1) }

  private var whole: ByteArray? = null
  private var obstacle: String? = null

  init {
    if (depth == 0) {
      try {
        whole = Serial.bytes(error)
      } catch (failure: Throwable) {
        obstacle = "which cannot be serialised: ${textOf(failure)}"
      }
    }
  }

  /** The error, or else what [describe] makes of a description and of its described cause. */
  fun toThrowable(
    describe: (String, Throwable?) -> Throwable = ::IllegalStateException
  ): Throwable {
    try {
      whole?.let {
        return Serial.value(it) as Throwable
      }
    } catch (failure: Throwable) {
      obstacle = "which cannot be read here: ${textOf(failure)}"
    }
    return description(describe)
  }

  private fun description(
    make: (String, Throwable?) -> Throwable = ::IllegalStateException
  ): Throwable {
    val text = listOfNotNull(if (message == null) type else "$type: $message", obstacle)
    val error = make(text.joinToString(", "), cause?.description())
    error.stackTrace = trace
    suppressed.forEach { error.addSuppressed(it.description()) }
    return error
  }

  private companion object {
    private const val serialVersionUID = 1L
    private const val DEEPEST = 16
    private const val WIDEST = 4
    private const val MOST_CHARS = 1 shl 16

    fun textOf(failure: Throwable) = safely(failure.javaClass.name) { "$failure" }

    inline fun <T> safely(otherwise: T, get: () -> T): T =
      try {
        get()
      } catch (_: Throwable) {
        otherwise
      }
  }
}
