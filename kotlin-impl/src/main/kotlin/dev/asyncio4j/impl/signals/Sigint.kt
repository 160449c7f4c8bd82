package dev.asyncio4j.impl.signals

import dev.asyncio4j.exceptions.RunInterruptedException
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.system.exitProcess
import sun.misc.SignalHandler

/**
 * Ctrl-C during a run on the application's main thread: it interrupts the run instead of ending the
 * process at once.
 *
 * Only there, as in asyncio: elsewhere a run is a part of something bigger. Where the JDK's door to
 * signals is missing, the run says so and goes on without, and Ctrl-C ends the process.
 */
internal object Sigint {
  private val warned = AtomicBoolean()

  fun <T> interrupting(caller: Thread, run: () -> T): T {
    val main = isMain(caller)
    if (main && !JdkSignals.available) warn()
    val interrupts = main && JdkSignals.available
    val previous = if (interrupts) handle(JdkSignals.handler { interrupt(caller) }) else null
    try {
      return run()
    } finally {
      if (previous != null) handle(previous)
    }
  }

  private fun warn() {
    if (!warned.compareAndSet(false, true)) return
    logger.log(Level.WARNING, "Ctrl-C will run no finally block: ${JdkSignals.MISSING}")
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
  private fun handle(handler: SignalHandler): SignalHandler? =
    try {
      JdkSignals.set("INT", handler)
    } catch (_: IllegalArgumentException) {
      null // the JVM was told to leave signals alone
    }

  /** What shells make of SIGINT: 128 and the signal's number. */
  private const val EXIT_CODE = 130
}
