package dev.asyncio4j.impl

import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * The close of a loop, as far as its tasks go: what nobody heard of is reported, and no suspended
 * body is left behind.
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
      loop.report(message, null, future = task, createdAt = task.createdAt)
    }
  }

  /**
   * Runs on the loop's turn. Tasks that `finally` blocks start are dropped before their first step.
   */
  fun unwindTasks(loop: TaskLoop) {
    val left = loop.lockWatch.found?.holder?.context?.get(TaskImpl)
    for (task in loop.unfinishedTasks()) {
      if (task === left) continue // it would free a thread that nobody waits for any more
      try {
        task.unwind()
      } catch (error: Throwable) {
        loop.report("Exception in a task whose loop closes", error, future = task)
      }
    }
    loop.unfinishedTasks().filter { it !== left }.forEach(TaskImpl<*>::unwind)
  }
}
