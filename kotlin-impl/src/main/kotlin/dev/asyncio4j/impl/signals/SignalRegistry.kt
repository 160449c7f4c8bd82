package dev.asyncio4j.impl.signals

import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import sun.misc.SignalHandler

/**
 * The listeners of each signal. One for the process, as signals are the process's.
 *
 * The first listener of a signal takes it over from the handler before; with the last one, it goes
 * back to that, unless other code has taken it meanwhile.
 */
internal object SignalRegistry {
  private class Entry(val ours: SignalHandler, val before: SignalHandler) {
    val listeners = ArrayList<() -> Unit>()
  }

  private val entries = HashMap<String, Entry>()

  /** Returns the one name, without `SIG`, of a signal; refuses a name that is no signal's. */
  fun requireName(name: String): String {
    StackRoom.needForClasses()
    return SignalNumbers.nameOf(SignalNumbers.require(name))
  }

  /** Adds [listener], which is called from a thread of the JVM. */
  @Synchronized
  fun add(name: String, listener: () -> Unit) {
    val entry = entries[name] ?: takeOver(name).also { entries[name] = it }
    entry.listeners += listener
  }

  @Synchronized
  fun remove(name: String, listener: () -> Unit) {
    val entry = entries[name] ?: return
    if (!entry.listeners.remove(listener) || entry.listeners.isNotEmpty()) return
    entries -= name
    val found = JdkSignals.set(name, entry.before)
    if (found !== entry.ours) JdkSignals.set(name, found)
  }

  private fun takeOver(name: String): Entry {
    check(JdkSignals.available) { "sig $name cannot be caught: ${JdkSignals.MISSING}" }
    val ours = JdkSignals.handler { arrived(name) }
    try {
      val before = JdkSignals.set(name, ours)
      if (JdkSignals.isLeftIgnored(name, before)) logger.log(Level.WARNING, ignored(name))
      return Entry(ours, before)
    } catch (error: IllegalArgumentException) {
      val text = "sig $name cannot be caught: the system or the JVM keeps it for itself"
      throw IllegalStateException("$text; the JVM says: ${error.message}", error)
    }
  }

  private fun ignored(name: String) =
    "the handler of $name will not be called: this process was started with $name ignored, as by " +
      "nohup or by & in a script, and the JVM leaves it so; start it without"

  private fun arrived(name: String) {
    val listeners = synchronized(this) { entries[name]?.listeners?.let { ArrayList(it) } }
    listeners?.forEach { it() }
  }
}
