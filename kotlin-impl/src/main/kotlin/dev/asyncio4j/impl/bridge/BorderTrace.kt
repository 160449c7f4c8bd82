package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.suspendedStack
import dev.asyncio4j.impl.loop.LibraryFrames
import dev.asyncio4j.impl.tasks.TaskImpl
import kotlin.coroutines.Continuation

/**
 * Adds the stack of the awaiting side to an error that crosses the border, in debug mode: an
 * error's own trace ends at the loop once the code that threw it had been suspended. The frames are
 * those of a suppressed exception, so that the error stays the object it is.
 */
internal object BorderTrace {

  /** Adds the stack of [awaiter], which is about to be resumed with [error]. */
  fun add(error: Throwable, task: TaskImpl<*>, awaiter: Continuation<*>?) {
    if (error is CancelledError) return // it has the trace of the await that it came out of
    val frames = suspendedStack(awaiter).filter(LibraryFrames::isUsers)
    if (frames.isNotEmpty() && error.suppressed.none { it is AwaitedHere && it.isAt(frames) })
      error.addSuppressed(AwaitedHere(task.getName(), frames))
  }

  private class AwaitedHere(task: String, frames: List<StackTraceElement>) :
    Exception("awaited here, in task '$task'", null, false, true) {
    init {
      stackTrace = frames.toTypedArray()
    }

    /**
     * Returns whether this is the place of [frames]: an error that is thrown again and again lists
     * each place once.
     */
    fun isAt(frames: List<StackTraceElement>) = stackTrace.asList() == frames

    override fun fillInStackTrace() = this

    /** The message alone: the name of this private class would tell a reader nothing. */
    override fun toString() = message!!
  }
}
