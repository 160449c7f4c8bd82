package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.impl.streams.reasonOf
import java.io.IOException
import java.io.UncheckedIOException

/** Errors of channels, in words: the JDK leaves those of many to the name of the class. */
internal object SocketErrors {

  /** An exception of the library that says [what] went wrong, and why; [error] is its cause. */
  fun named(what: String, error: Exception): Exception {
    val message = "$what: ${reasonOf(error)}"
    return when (error) {
      is IOException -> UncheckedIOException(message, error)
      is IllegalArgumentException -> IllegalArgumentException(message, error)
      is IllegalStateException -> IllegalStateException(message, error)
      else -> error
    }
  }
}
