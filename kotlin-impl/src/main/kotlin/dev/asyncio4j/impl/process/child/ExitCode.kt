package dev.asyncio4j.impl.process.child

import dev.asyncio4j.impl.signals.SignalNumbers
import java.io.File

/** The JDK's exit values and Python's: minus the number of the signal that ended the child. */
internal object ExitCode {
  /** The code of a child whose status cannot be had: other code has taken it. */
  const val UNKNOWN = 255

  /** The number that shells, and the JDK, add to the number of a signal. */
  private const val BY_SIGNAL = 128

  /** Signals that do not end a process. */
  private val harmless =
    listOf("CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "WINCH")
      .mapNotNull(SignalNumbers::numberOf)
      .toSet()

  /** Returns the JDK's code for one of Python's. */
  fun toJdk(code: Int): Int = if (code >= 0) code else BY_SIGNAL - code

  /** Returns Python's code for one of the JDK's. */
  fun of(exitValue: Int): Int {
    val signal = exitValue - BY_SIGNAL
    val ended = File.separatorChar == '/' && signal in 1..SignalNumbers.last && signal !in harmless
    return if (ended) -signal else exitValue
  }
}
