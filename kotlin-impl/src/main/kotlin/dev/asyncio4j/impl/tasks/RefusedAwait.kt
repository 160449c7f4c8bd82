package dev.asyncio4j.impl.tasks

/**
 * What [task] cannot await fails as a future that is done would: in the next pass, not inside the
 * call.
 */
internal fun refused(task: TaskImpl<*>, future: FutureImpl<*>): FutureImpl<*>? {
  check(future !is TaskImpl<*> || !future.awaitedItself) {
    "Task cannot be awaited, it has awaited itself: $future"
  }
  if (future === task) task.awaitedItself = true
  val reason =
    when {
      future === task -> Messages.awaitedItself(task)
      future.eventLoop !== task.eventLoop -> Messages.otherLoop(task, future, future.eventLoop)
      else -> return null
    }
  return FutureImpl<Any?>(task.eventLoop).also { it.setException(IllegalStateException(reason)) }
}
