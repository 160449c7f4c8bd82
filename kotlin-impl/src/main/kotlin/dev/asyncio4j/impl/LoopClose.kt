package dev.asyncio4j.impl

import dev.asyncio4j.impl.tasks.Describe
import dev.asyncio4j.impl.tasks.LoopClosing
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import kotlinx.coroutines.CancellationException

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
      if (task in loop.knownPending) continue
      val message = "Task was destroyed but it is pending!"
      loop.report(message, null, future = task, createdAt = task.createdAt)
    }
  }

  /**
   * Closes what belongs to the loop: the last one that came is closed first, whatever another
   * throws.
   */
  fun closeResources(loop: TaskLoop) {
    val resources = ArrayList(loop.resources)
    while (resources.isNotEmpty()) {
      val resource = resources.removeAt(resources.size - 1)
      try {
        resource.close()
      } catch (error: Throwable) {
        loop.report(
          "Exception in the close of ${Describe.value(resource)}, whose loop closes",
          error,
        )
      }
    }
    loop.resources.clear()
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
        unwind(task)
      } catch (error: Throwable) {
        loop.report("Exception in a task whose loop closes", error, future = task)
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
