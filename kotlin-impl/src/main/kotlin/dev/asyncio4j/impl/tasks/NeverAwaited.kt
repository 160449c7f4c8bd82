package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import java.util.concurrent.atomic.AtomicLong

/**
 * Watches, in debug mode, a coroutine that was made and not run, without holding it: if it is
 * dropped, or when the loop closes that it was made on, a warning says where it was made.
 *
 * Without debug mode a coroutine pays one read of a static field: there are too many of them to
 * watch each.
 */
internal class NeverAwaited
private constructor(coroutine: CoroutineImpl<*>, private val all: All?) : DropGuard(all) {
  val createdAt = CreationSite()

  init {
    watch(coroutine)
  }

  override fun dropped() = report()

  private fun report() = once {
    all?.reported?.incrementAndGet()
    val place = createdAt.stackTrace.firstOrNull() ?: ""
    logger.log(Level.WARNING, "coroutine $place was never awaited", createdAt)
  }

  /** The watched coroutines that were made on one loop. */
  class All : DropGuard.All() {
    /** The number of those that were reported. */
    val reported = AtomicLong()

    /** Reports all when the loop closes: no code can await them there any more. */
    fun report() = inOrder().forEach { (it as NeverAwaited).report() }
  }

  companion object {
    fun watch(coroutine: CoroutineImpl<*>): NeverAwaited? {
      if (!Diagnostics.debugWasOn) return null
      val loop = TaskLoop.running()
      if (!(loop?.inDebug ?: Diagnostics.debugByDefault)) return null
      val all = loop?.diagnostics?.neverAwaited
      return NeverAwaited(coroutine, all)
    }
  }
}
