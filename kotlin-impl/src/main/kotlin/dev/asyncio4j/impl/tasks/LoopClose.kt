package dev.asyncio4j.impl.tasks

import dev.asyncio4j.loop.ExceptionContext

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
      loop.callExceptionHandler(ExceptionContext(message, null, task, null, null, task.createdAt))
    }
  }

  /** The last one that came is closed first, whatever another throws. */
  fun closeResources(loop: TaskLoop) {
    for (resource in ArrayList(loop.resources).asReversed()) {
      try {
        resource.close()
      } catch (error: Throwable) {
        val message = "Exception in the close of ${Describe.value(resource)}, whose loop closes"
        loop.callExceptionHandler(ExceptionContext.of(message, error))
      }
    }
    loop.resources.clear()
  }

  /** Tasks that `finally` blocks start are dropped before their first step. */
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

/**
 * Ends a body that is suspended when its loop closes. Without a trace: it says nothing about the
 * body.
 */
internal class LoopClosing :
  Error("the event loop was closed while this body was suspended", null, false, false)
