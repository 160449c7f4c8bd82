package dev.asyncio4j.impl.tasks

import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

/**
 * `sun.misc.Signal`, the JDK's only door to signals. It may be closed, so it is reached by
 * reflection: its module is optional.
 */
internal object JdkSignals {
  private val signal: Class<*>? = load("sun.misc.Signal")
  private val handler: Class<*>? = load("sun.misc.SignalHandler")

  val available: Boolean
    get() = signal != null

  /** The number of the signal, null if there is none of this name. */
  fun numberOf(name: String): Int? =
    try {
      signal?.getMethod("getNumber")?.invoke(newSignal(name)) as Int?
    } catch (_: IllegalArgumentException) {
      null
    }

  /** A handler for [set] that runs [action] in a thread of the JVM. */
  fun handler(action: () -> Unit): Any =
    Proxy.newProxyInstance(handler!!.classLoader, arrayOf(handler)) { proxy, method, arguments ->
      when (method.name) {
        "handle" -> action()
        "equals" -> proxy === arguments[0]
        "hashCode" -> System.identityHashCode(proxy)
        else -> "asyncio4j's signal handler"
      }
    }

  /**
   * Sets the handler of a signal; returns the one before. Throws IllegalArgumentException if there
   * is no such signal, or if the JVM keeps it for itself.
   */
  fun set(name: String, handler: Any): Any = unwrapped {
    signal!!.getMethod("handle", signal, this.handler).invoke(null, newSignal(name), handler)
  }

  private fun newSignal(name: String): Any = unwrapped {
    signal!!.getConstructor(String::class.java).newInstance(name)
  }

  private inline fun <T> unwrapped(call: () -> T): T =
    try {
      call()
    } catch (error: InvocationTargetException) {
      throw error.targetException
    }

  private fun load(name: String): Class<*>? =
    try {
      Class.forName(name)
    } catch (_: ClassNotFoundException) {
      null
    }
}
