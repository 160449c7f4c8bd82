package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.exceptions.TaskGroupException
import java.io.UncheckedIOException

/** What is told when every address of a host has failed. */
internal object Failures {

  /**
   * One error as it is, and so are equal ones; several in one message, the first being the cause.
   */
  fun merged(errors: List<UncheckedIOException>): UncheckedIOException {
    val texts = errors.mapTo(LinkedHashSet()) { it.message }
    if (texts.size == 1) return errors.first()
    val text = "Multiple exceptions: ${texts.joinToString()}"
    return UncheckedIOException(text, errors.first().cause).also { merged ->
      errors.forEach(merged::addSuppressed)
    }
  }

  fun all(errors: List<UncheckedIOException>) =
    TaskGroupException("createConnection failed", errors)
}
