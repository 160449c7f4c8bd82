package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.logger
import java.lang.System.Logger.Level
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicLong

/**
 * Watches, in debug mode, a coroutine that was made and not run, without holding it: if it is
 * dropped, or when the loop closes that it was made on, a warning says where it was made.
 *
 * Without debug mode a coroutine pays one read of a static field: there are too many of them to
 * watch each.
 */
internal class NeverAwaited
private constructor(coroutine: CoroutineImpl<*>, private val all: All?) : Runnable {
  private val createdAt = CreationSite()
  private val number = sequence.incrementAndGet()
  private val over = AtomicBoolean()
  private val cleanable = Dropped.cleaner.register(coroutine, this)

  /** It runs, or it is known that it never will. */
  fun settle() {
    if (end()) cleanable.clean()
  }

  /** It was dropped: called by the cleaner, on its thread. */
  override fun run() = report()

  private fun report() {
    if (!end()) return
    val place = createdAt.stackTrace.firstOrNull() ?: ""
    logger.log(Level.WARNING, "coroutine $place was never awaited", createdAt)
  }

  private fun end(): Boolean {
    if (!over.compareAndSet(false, true)) return false
    all?.watched?.remove(this)
    return true
  }

  /** Those that were made on one loop. */
  class All {
    val watched: MutableSet<NeverAwaited> = ConcurrentHashMap.newKeySet()

    /** The loop closes: nobody can await them there any more. */
    fun report() = watched.sortedBy(NeverAwaited::number).forEach(NeverAwaited::report)
  }

  companion object {
    private val sequence = AtomicLong()

    fun watch(coroutine: CoroutineImpl<*>): NeverAwaited? {
      if (!Diagnostics.debugWasOn) return null
      val loop = TaskLoop.running()
      if (!(loop?.inDebug ?: Diagnostics.debugByDefault)) return null
      val all = loop?.diagnostics?.neverAwaited
      return NeverAwaited(coroutine, all).also { all?.watched?.add(it) }
    }
  }
}
