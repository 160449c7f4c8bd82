package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.RunInterruptedException
import java.lang.reflect.Proxy
import kotlin.system.exitProcess

/**
 * Ctrl-C during a run on the application's main thread: it interrupts the run instead of ending the
 * process at once.
 *
 * Only there, as in asyncio: elsewhere a run is a part of something bigger. `sun.misc.Signal` is
 * the JDK's only door to signals, and it may be closed; then the run goes on without, and Ctrl-C
 * ends the process.
 */
internal object Sigint {
  fun <T> interrupting(caller: Thread, run: () -> T): T {
    val previous = if (isMain(caller)) handle(handler { interrupt(caller) }) else null
    try {
      return run()
    } finally {
      if (previous != null) handle(previous)
    }
  }

  private fun interrupt(main: Thread) {
    if (main.uncaughtExceptionHandler === main.threadGroup) main.setUncaughtExceptionHandler(::end)
    main.interrupt()
  }

  /**
   * A program that lets the interrupt end it ends as one that SIGINT has ended: with exit code 130.
   */
  private fun end(main: Thread, error: Throwable) {
    main.threadGroup.uncaughtException(main, error)
    if (error is RunInterruptedException) exitProcess(EXIT_CODE)
  }

  /**
   * The JVM marks its first thread by nothing but its name and group; its number differs from JDK
   * to JDK.
   */
  private fun isMain(thread: Thread) = thread.name == "main" && thread.threadGroup?.name == "main"

  /** Sets the handler; returns the one before, or null if that cannot be done. */
  private fun handle(handler: Any?): Any? =
    try {
      val signal = Class.forName("sun.misc.Signal")
      val handle = signal.getMethod("handle", signal, handlerType())
      handle.invoke(null, signal.getConstructor(String::class.java).newInstance("INT"), handler)
    } catch (_: ReflectiveOperationException) {
      null
    } catch (_: RuntimeException) {
      null
    }

  private fun handler(action: () -> Unit): Any? =
    try {
      val type = handlerType()
      Proxy.newProxyInstance(type.classLoader, arrayOf(type)) { proxy, method, arguments ->
        when (method.name) {
          "handle" -> action()
          "equals" -> proxy === arguments[0]
          "hashCode" -> System.identityHashCode(proxy)
          else -> "Sigint"
        }
      }
    } catch (_: ReflectiveOperationException) {
      null
    }

  private fun handlerType(): Class<*> = Class.forName("sun.misc.SignalHandler")

  /** What shells make of SIGINT: 128 and the signal's number. */
  private const val EXIT_CODE = 130
}
