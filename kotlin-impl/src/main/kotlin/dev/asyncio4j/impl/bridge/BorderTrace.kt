package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.suspendedStack
import dev.asyncio4j.impl.tasks.TaskImpl
import kotlin.coroutines.Continuation

/**
 * Who awaited what failed, on the other side of the border: an error's own trace ends at the loop
 * once the code that threw it had been suspended. The frames are those of a suppressed exception,
 * so that the error stays the object it is. In debug mode only.
 */
internal object BorderTrace {

  /** [awaiter] is about to be resumed with [error]. */
  fun add(error: Throwable, task: TaskImpl<*>, awaiter: Continuation<*>?) {
    if (error is CancelledError) return // it has the trace of the await that it came out of
    val frames = suspendedStack(awaiter).filterNot(::isOfEngine)
    if (frames.isNotEmpty() && error.suppressed.none { it is AwaitedHere && it.isAt(frames) })
      error.addSuppressed(AwaitedHere(task.getName(), frames))
  }

  private fun isOfEngine(frame: StackTraceElement): Boolean =
    frame.className.startsWith("dev.asyncio4j.impl.") ||
      frame.className.startsWith("dev.asyncio4j.Asyncio") ||
      frame.moduleName == "java.base" && frame.className.startsWith("j")

  private class AwaitedHere(task: String, frames: List<StackTraceElement>) :
    Exception("awaited here, in task '$task'", null, false, true) {
    init {
      stackTrace = frames.toTypedArray()
    }

    /** An error that is thrown again and again tells of each place once. */
    fun isAt(frames: List<StackTraceElement>) = stackTrace.asList() == frames

    override fun fillInStackTrace() = this

    /** Its class says nothing to a reader. */
    override fun toString() = message!!
  }
}
