package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.FutureImpl
import java.lang.ref.WeakReference
import java.util.WeakHashMap

/**
 * The waiters that no callback tells of, as their modules have said. Made by the first call; both
 * sides are held weakly.
 */
internal object AwaitedBy {
  private val waiters = WeakHashMap<FutureImpl<*>, MutableList<WeakReference<FutureImpl<*>>>>()

  @Synchronized
  fun add(future: FutureImpl<*>, waiter: FutureImpl<*>) {
    val known = waiters.getOrPut(future) { ArrayList(1) }
    known.removeIf { it.get() == null }
    if (known.none { it.get() === waiter }) known += WeakReference(waiter)
  }

  @Synchronized
  fun discard(future: FutureImpl<*>, waiter: FutureImpl<*>) {
    waiters[future]?.removeIf { it.get().let { known -> known == null || known === waiter } }
  }

  @Synchronized
  fun of(future: FutureImpl<*>): List<FutureImpl<*>> =
    if (waiters.isEmpty()) emptyList() else waiters[future]?.mapNotNull { it.get() } ?: emptyList()
}
