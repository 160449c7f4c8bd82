package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskImpl

/**
 * A task that waits for another future.
 *
 * @property by the operation by which it does, such as `gather`; null for a plain await
 */
internal class Awaiter(val task: TaskImpl<*>, val by: String?)

/**
 * The tasks that wait for a future: read from its callbacks, so that a program pays nothing for it
 * until somebody asks. Leads through nameless futures, such as that of a `gather`, to the tasks
 * behind.
 */
internal object Awaiters {
  private class Waiting(val future: FutureImpl<*>, val by: String?)

  /**
   * Returns each task once, in the order in which they began to wait. On any thread: it may be a
   * step old if the loop runs on.
   */
  fun of(future: FutureImpl<*>): List<Awaiter> {
    if (future.done()) return emptyList()
    val first = waitingFor(future, null)
    if (first.size == 1 && first[0].future is TaskImpl<*>) return listOf(first[0].toAwaiter())
    val found = LinkedHashMap<TaskImpl<*>, Awaiter>()
    val seen = HashSet<FutureImpl<*>>()
    val open = ArrayDeque<Waiting>()
    first.asReversed().forEach(open::addLast)
    while (open.isNotEmpty()) {
      val next = open.removeLast()
      if (next.future is TaskImpl<*>) {
        if (!next.future.done()) found.putIfAbsent(next.future, next.toAwaiter())
      } else if (seen.add(next.future)) {
        waitingFor(next.future, next.by).asReversed().forEach(open::addLast)
      }
    }
    return ArrayList(found.values)
  }

  private fun Waiting.toAwaiter() = Awaiter(future as TaskImpl<*>, by)

  private fun waitingFor(future: FutureImpl<*>, by: String?): List<Waiting> {
    val waiting = ArrayList<Waiting>(1)
    for (callback in future.callbacksSeen()) {
      if (callback is TaskImpl<*>) waiting += Waiting(callback, by)
      for (awaiter in callback.awaiters) waiting += Waiting(awaiter, by ?: callback.by)
    }
    for (awaiter in AwaitedBy.of(future)) waiting += Waiting(awaiter, by)
    return waiting
  }
}
