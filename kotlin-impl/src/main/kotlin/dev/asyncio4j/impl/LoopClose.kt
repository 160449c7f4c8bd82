package dev.asyncio4j.impl

import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.ExceptionContext
import kotlinx.coroutines.CancellationException

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
      if (task in loop.knownPending) continue
      val message = "Task was destroyed but it is pending!"
      loop.callExceptionHandler(ExceptionContext(message, null, task, null, null, task.createdAt))
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
        unwind(task)
      } catch (error: Throwable) {
        loop.callExceptionHandler(
          ExceptionContext("Exception in a task whose loop closes", error, task, null, null, null)
        )
      }
    }
    loop.unfinishedTasks().filter { it !== left }.forEach(::unwind)
  }

  /**
   * Runs what the suspended body has in its `finally` blocks, and ends it; the task stays pending.
   */
  private fun unwind(task: TaskImpl<*>) {
    if (task.isNew) return task.coroutine.discard()
    val resumed = task.abandonWait()
    task.runAs {
      // A block that is suspended in kotlinx hears of it as kotlinx does.
      if (resumed != null) resumed.resumeWith(Result.failure(LoopClosing()))
      else
        task.frame?.job?.cancel(CancellationException("the event loop was closed", LoopClosing()))
    }
  }
}
