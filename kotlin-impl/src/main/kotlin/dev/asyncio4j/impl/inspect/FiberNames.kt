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
    for (loop in loops) LoopLook(loop, WAIT_MILLIS) { if (name(it, loop, on)) named++ }.now()
    return named.toString()
  }

  /** Names the thread of a body, if [task] has one: on the turn of [loop], or while it blocks. */
  private fun name(task: TaskImpl<*>, loop: TaskLoop, on: Boolean): Boolean {
    val running = loop.fibers.running?.takeIf { it.context[TaskImpl] === task }
    val thread = (fiberOf(task) ?: running)?.thread ?: return false
    val own = thread.name.substringBefore(' ')
    thread.name = if (on) "$own ${CallGraphText.oneLine(task.getName())}" else own
    return true
  }

  private fun fiberOf(task: TaskImpl<*>): Fiber? {
    var frame = task.suspendedAt as? CoroutineStackFrame
    while (frame != null && frame !is Fiber) frame = frame.callerFrame
    return frame
  }

  private const val WAIT_MILLIS = 500L
}
