package dev.asyncio4j.impl

import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.ExceptionContext

/**
 * The close of a loop, as far as its tasks go: unread errors are reported, and no suspended body is
 * left behind.
 *
 * A suspended body has a thread. It is resumed with [LoopClosing], which runs its `finally` blocks
 * and ends it; an await in these throws the same again. CPython does so with `GeneratorExit` when
 * it drops a coroutine.
 */
internal object LoopClose {

  fun reportTasks(loop: TaskLoop) {
    loop.unretrieved.reportAtClose()
    for (task in loop.unfinishedTasks()) {
      if (task.pendingIsKnown) continue
      val message = "Task was destroyed but it is pending!"
      loop.callExceptionHandler(ExceptionContext(message, null, task, null, null, task.createdAt))
    }
  }

  /**
   * Unwinds all tasks, on the loop's turn. Tasks that `finally` blocks start are dropped before
   * their first step.
   */
  fun unwindTasks(loop: TaskLoop) {
    val left = loop.lockWatch.found?.holder?.context?.get(TaskImpl)
    for (task in loop.unfinishedTasks()) {
      if (task === left) continue // it would free a thread that nobody waits for any more
      try {
        task.unwind()
      } catch (error: Throwable) {
        loop.callExceptionHandler(
          ExceptionContext("Exception in a task whose loop closes", error, task, null, null, null)
        )
      }
    }
    loop.unfinishedTasks().filter { it !== left }.forEach(TaskImpl<*>::unwind)
  }
}
