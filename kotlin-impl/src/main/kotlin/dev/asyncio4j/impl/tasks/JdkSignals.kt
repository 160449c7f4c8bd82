package dev.asyncio4j.impl.tasks

import sun.misc.Signal
import sun.misc.SignalHandler

/**
 * `sun.misc.Signal`, the JDK's only door to signals. Its module is optional: where it is not
 * [available], handlers can be neither made nor set.
 */
internal object JdkSignals {
  val available: Boolean =
    try {
      Class.forName("sun.misc.Signal")
      true
    } catch (_: ClassNotFoundException) {
      false
    }

  /** The number of the signal, null if there is none of this name. */
  fun numberOf(name: String): Int? =
    try {
      if (available) Signal(name).number else null
    } catch (_: IllegalArgumentException) {
      null
    }

  /** A handler for [set] that runs [action] in a thread of the JVM. */
  fun handler(action: () -> Unit) = SignalHandler { action() }

  /**
   * Sets the handler of a signal; returns the one before. Throws IllegalArgumentException if there
   * is no such signal, or if the JVM keeps it for itself.
   */
  fun set(name: String, handler: SignalHandler): SignalHandler =
    Signal.handle(Signal(name), handler)
}
