package dev.asyncio4j.impl.inspect

import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * Names of tasks on the threads of their bodies, for a dump of all threads that is about to come.
 */
internal object FiberNames {
  /** Puts the names of the tasks behind those of the threads, or takes them away again. */
  fun set(loops: List<TaskLoop>, on: Boolean): String {
    var named = 0
    for (loop in loops) {
      val look = LoopLook(loop, WAIT_MILLIS).now()
      for (seen in look.seen) {
        val thread = fiberOf(seen.task)?.thread ?: continue
        val own = thread.name.substringBefore(' ')
        thread.name = if (on) "$own ${CallGraphText.oneLine(seen.task.getName())}" else own
        named++
      }
    }
    return named.toString()
  }

  private fun fiberOf(task: TaskImpl<*>): Fiber? {
    var frame = task.suspendedAt as? CoroutineStackFrame
    while (frame != null && frame !is Fiber) frame = frame.callerFrame
    return frame
  }

  private const val WAIT_MILLIS = 500L
}
