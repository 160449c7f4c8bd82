package dev.asyncio4j.impl.tasks

import java.lang.ref.Cleaner
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicLong

/**
 * Looks after a thing, without holding it, until that is settled.
 *
 * ```
 *             the thing was collected             once { … }
 *   WATCHING ────────────────────────▶ dropped() ───────────▶ OVER
 *      └── settle(), or once { … } when the loop closes ───────▲
 * ```
 *
 * @property all where it is listed until it is over; null if nobody asks
 */
internal abstract class DropGuard(private val all: All?) : Runnable {
  private val number = sequence.incrementAndGet()
  private val over = AtomicBoolean()
  private lateinit var cleanable: Cleaner.Cleanable

  fun isOver() = over.get()

  /** Begins; called last by who makes the guard, for [thing] may be collected from then on. */
  protected fun watch(thing: Any) {
    cleanable = Dropped.cleaner.register(thing, this)
    all?.guards?.add(this)
  }

  /** The thing needs no guard any more: it was closed, read or awaited. */
  fun settle() = once { cleanable.clean() }

  /** Reports the drop. The cleaner calls this, on its thread. */
  final override fun run() {
    if (!isOver()) dropped()
  }

  /** The thing was collected; from any thread, with [once] what is to be done of it. */
  protected abstract fun dropped()

  /** Runs [action] unless the watch is over, which it then is. */
  protected inline fun once(action: () -> Unit) {
    if (end()) action()
  }

  protected fun end(): Boolean {
    if (!over.compareAndSet(false, true)) return false
    all?.guards?.remove(this)
    return true
  }

  /** The guards of one loop that are not over. */
  open class All {
    val guards: MutableSet<DropGuard> = ConcurrentHashMap.newKeySet()

    /** Returns the guards in the order in which they were made. */
    fun inOrder(): List<DropGuard> = ArrayList(guards).apply { sortBy(DropGuard::number) }
  }

  private companion object {
    val sequence = AtomicLong()
  }
}
