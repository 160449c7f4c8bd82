package dev.asyncio4j.impl.loop

import java.lang.System.Logger.Level
import java.time.ZoneId

/**
 * The log of the library. It has a file of its own, as the first look at it starts the JVM's
 * logging, which most runs do without.
 */
internal val logger = Log("asyncio4j")

/**
 * The JVM's logger of that name. A report never fails: one that cannot be logged goes to standard
 * error.
 */
internal class Log(private val name: String) {
  @Volatile private var made: System.Logger? = null

  /**
   * Starts logging now, for code that may have to report that descriptors have run out: it reads
   * files, and what failed to start is not tried again by the JVM.
   */
  fun prepare() {
    if (made == null) attempt { start() }
  }

  fun log(level: Level, text: String, error: Throwable? = null) = log(level, error) { text }

  /** Logs; asks for [text] only if it is wanted. */
  fun log(level: Level, error: Throwable? = null, text: () -> String) {
    val failure = attempt {
      val logger = made ?: start()
      if (logger.isLoggable(level)) logger.log(level, text(), error?.let(Texts::printable))
    }
    if (failure == null || level < Level.INFO) return
    attempt {
      System.err.println("$name $level: ${text()} (it cannot be logged: ${Texts.of(failure)})")
      error?.let(Texts::printable)?.printStackTrace()
    }
  }

  private fun start(): System.Logger {
    ZoneId.systemDefault().rules // times in the log: a file of the JVM
    return System.getLogger(name).also { made = it }
  }

  /** Returns whatever error the action throws: no report may end what it reports. */
  private inline fun attempt(action: () -> Unit): Throwable? =
    try {
      action()
      null
    } catch (failure: Throwable) {
      failure
    }
}
