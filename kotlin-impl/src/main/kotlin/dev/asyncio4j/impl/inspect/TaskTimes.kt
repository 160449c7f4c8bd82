package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.TaskImpl
import java.util.concurrent.ConcurrentHashMap

/**
 * Times of the tasks of a loop that are not done, while the loop is watched: nothing keeps them
 * otherwise. Written on the loop's turn, and read elsewhere. All are of `System.nanoTime`.
 */
internal class TaskTimes {
  private class Times(val created: Long?, now: Long) {
    @Volatile var waitsSince = now
  }

  private val times = ConcurrentHashMap<TaskImpl<*>, Times>()

  fun created(task: TaskImpl<*>, now: Long) {
    times[task] = Times(now, now)
  }

  fun waits(task: TaskImpl<*>, now: Long) {
    times[task]?.waitsSince = now
  }

  fun ended(task: TaskImpl<*>) {
    times.remove(task)
  }

  /** Notes a task that was there before: it has waited since now at least. From any thread. */
  fun found(task: TaskImpl<*>, now: Long) {
    times.putIfAbsent(task, Times(null, now))
    if (task.done()) times.remove(task) // its end may have come between
  }

  /** Returns when [task] was made; null if that was before. */
  fun createdAt(task: TaskImpl<*>): Long? = times[task]?.created

  /**
   * Returns since when [task] waits for what it waits for now, as far as that was seen; null if it
   * does not.
   */
  fun waitsSince(task: TaskImpl<*>): Long? {
    val waiter = task.waiter
    return if (waiter == null || waiter.done()) null else times[task]?.waitsSince
  }
}
