package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level

/**
 * Watches, in debug mode, a coroutine that was made and not run: if it is dropped, a warning says
 * where it was made.
 *
 * Without debug mode a coroutine pays one read of a static field: there are too many of them to
 * watch each.
 */
internal class NeverAwaited private constructor(coroutine: CoroutineImpl<*>) : Runnable {
  private val createdAt = CreationSite()
  private val cleanable = Dropped.cleaner.register(coroutine, this)

  @Volatile private var settled = false

  /** It runs, or it is known that it never will. */
  fun settle() {
    settled = true
    cleanable.clean()
  }

  override fun run() {
    if (!settled)
      logger.log(
        Level.WARNING,
        "coroutine ${createdAt.stackTrace.firstOrNull() ?: ""} was never awaited",
        createdAt,
      )
  }

  companion object {
    fun watch(coroutine: CoroutineImpl<*>): NeverAwaited? =
      if (Diagnostics.debugWasOn && inDebug()) NeverAwaited(coroutine) else null

    private fun inDebug() = EventLoopImpl.running()?.inDebug ?: Diagnostics.debugByDefault
  }
}
