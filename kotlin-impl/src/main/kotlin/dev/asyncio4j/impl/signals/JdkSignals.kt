package dev.asyncio4j.impl.signals

import sun.misc.Signal
import sun.misc.SignalHandler

/**
 * `sun.misc.Signal`, the JDK's only door to signals. An image for the class path may lack its
 * module: where it is not [available], handlers can be neither made nor set.
 */
internal object JdkSignals {
  const val MISSING =
    "this Java runtime has no module jdk.unsupported, the JDK's only door to signals: " +
      "add it to the image (jlink --add-modules jdk.unsupported)"

  val available: Boolean =
    try {
      Class.forName("sun.misc.Signal")
      true
    } catch (_: ClassNotFoundException) {
      false
    }

  /** A handler for [set] that runs [action] in a thread of the JVM. */
  fun handler(action: () -> Unit) = SignalHandler { action() }

  /**
   * Sets the handler of a signal; returns the one before. Throws IllegalArgumentException if there
   * is no such signal, or if the JVM keeps it for itself.
   */
  fun set(name: String, handler: SignalHandler): SignalHandler {
    if (name == "CHLD") prepareForChildren()
    return Signal.handle(Signal(name), handler)
  }

  /**
   * Tells by what [set] has returned that the handler is never called: the JVM leaves these three
   * ignored if its process was started so.
   */
  fun isLeftIgnored(name: String, before: SignalHandler): Boolean =
    before === SignalHandler.SIG_IGN && (name == "HUP" || name == "INT" || name == "TERM")

  /**
   * Makes the JDK prepare for children: once, before it starts its first child, it takes the
   * handler of CHLD away.
   */
  private fun prepareForChildren() {
    try {
      Class.forName("java.lang.ProcessImpl")
    } catch (_: ClassNotFoundException) {
      // a JDK that calls it otherwise
    }
  }
}
