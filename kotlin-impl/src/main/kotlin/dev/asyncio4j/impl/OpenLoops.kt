package dev.asyncio4j.impl

import java.util.Collections
import java.util.WeakHashMap

/** The loops that are not closed, for code that looks for the leftovers of a program. */
internal object OpenLoops {
  private val loops = Collections.newSetFromMap(WeakHashMap<EventLoopImpl, Boolean>())

  @Synchronized
  fun add(loop: EventLoopImpl) {
    loops += loop
  }

  @Synchronized
  fun remove(loop: EventLoopImpl) {
    loops -= loop
  }

  /** Returns the loops that are not closed, in no order. */
  @Synchronized fun all(): List<EventLoopImpl> = loops.toList()

  /**
   * Returns a line for each open loop that still has a task, a timer, a channel or a resource such
   * as a child; lists each loop once.
   */
  @JvmStatic
  @Synchronized
  fun takeLeftovers(): List<String> {
    val holding = loops.filter {
      it.unfinishedTasks().isNotEmpty() ||
        it.timers.first() != null ||
        it.poller.interests > 0 ||
        it.resources.isNotEmpty()
    }
    loops -= holding.toSet()
    return holding.map {
      "$it: ${it.unfinishedTasks()}, timers: ${it.timers.size}, channels: ${it.poller.interests}, " +
        "resources: ${it.resources}"
    }
  }
}
