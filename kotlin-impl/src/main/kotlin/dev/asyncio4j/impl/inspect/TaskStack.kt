package dev.asyncio4j.impl.inspect

import dev.asyncio4j.CallGraphOptions
import dev.asyncio4j.FrameCallGraphEntry
import dev.asyncio4j.FrameCallGraphEntry.Kind
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.Frames
import dev.asyncio4j.impl.loop.LibraryFrames
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/** The frames of threads that were classified before: most tasks wait where others do. */
internal typealias KnownStacks = HashMap<List<StackTraceElement>, List<FrameCallGraphEntry>>

/** The stack of a task with the kind of each frame, from any thread. */
internal object TaskStack {
  private const val FIBERS = "dev.asyncio4j.impl.fibers."
  private const val TASKS = "dev.asyncio4j.impl.tasks."
  private const val ITERATION = "dev.asyncio4j.impl.iteration."
  private const val ENGINE = "dev.asyncio4j.impl."
  private const val LOOP = "dev.asyncio4j.impl.loop."
  private const val MOST_FRAMES = 100_000

  /** Returns the stack of [task], the innermost frame first; empty if it has not begun. */
  fun of(task: TaskImpl<*>, known: KnownStacks = KnownStacks()): List<FrameCallGraphEntry> =
    when {
      task.done() || task.isNew -> emptyList()
      task.suspendedAt != null -> suspended(task.suspendedAt as? CoroutineStackFrame, known)
      else -> running(task)
    }

  /** Returns the frames of [future] that [options] ask for, the innermost first. */
  fun shown(future: FutureImpl<*>, options: CallGraphOptions): List<FrameCallGraphEntry> {
    if (!options.stacks() || future !is TaskImpl<*>) return emptyList()
    var frames = of(future)
    if (!options.libraryFrames()) frames = frames.filter { it.kind() != Kind.LIBRARY }
    if (options.depth() > 1 && future === TaskLoop.running()?.currentTask)
      frames = frames.drop(options.depth() - 1)
    val limit = options.limit() ?: return frames
    return if (limit >= 0) frames.take(limit) else frames.takeLast(minOf(-limit, frames.size))
  }

  private fun suspended(
    innermost: CoroutineStackFrame?,
    known: KnownStacks,
  ): List<FrameCallGraphEntry> {
    val entries = ArrayList<FrameCallGraphEntry>()
    var frame = innermost
    while (frame != null && entries.size < MOST_FRAMES) {
      if (frame is Fiber)
        frame.stackTrace().asList().let { entries += known.getOrPut(it) { ofThread(it) } }
      else
        frame.getStackTraceElement()?.let {
          val kind = if (LibraryFrames.isUsers(it)) Kind.SUSPEND else Kind.LIBRARY
          entries += FrameCallGraphEntry(it, kind)
        }
      frame = frame.callerFrame
    }
    return entries
  }

  /** Returns the stack of code that runs now: this code, or that of another thread. */
  private fun running(task: TaskImpl<*>): List<FrameCallGraphEntry> {
    val loop = task.eventLoop
    if (TaskLoop.running() === loop && loop.currentTask === task)
      return ofThread(Thread.currentThread().stackTrace.drop(1))
    if (loop.currentTask !== task) return emptyList()
    val thread = loop.fibers.running?.thread ?: loop.thread ?: return emptyList()
    return ofThread(thread.stackTrace.asList())
  }

  /** Classifies the frames of a thread, up to those of the loop that carries it. */
  fun ofThread(stack: List<StackTraceElement>): List<FrameCallGraphEntry> {
    val end = stack.indexOfFirst { it.className.startsWith(LOOP) && it.methodName == "runOnce" }
    val frames = if (end < 0) stack else stack.subList(0, end)
    val entries = ArrayList<FrameCallGraphEntry>(frames.size)
    for (i in frames.indices) entries += FrameCallGraphEntry(frames[i], kindOf(frames, i))
    return entries
  }

  /** The same, up to the outermost frame of the user's. */
  fun ofUser(stack: List<StackTraceElement>): List<FrameCallGraphEntry> =
    ofThread(stack).dropLastWhile { it.kind() == Kind.LIBRARY }

  /** Names the body of [task]: by the frame that it waits in, if it does. */
  fun bodyOf(task: TaskImpl<*>, known: KnownStacks = KnownStacks()): String =
    bodyIn(of(task, known)) ?: task.coroutine.bodyName()

  /** Names the body that a stack belongs to. */
  fun bodyIn(entries: List<FrameCallGraphEntry>): String? =
    entries
      .lastOrNull { it.kind() == Kind.BODY || it.kind() == Kind.SUSPEND }
      ?.let { "${Frames.typeOf(it.frame())}.${Frames.methodName(it.frame())}" }

  private fun kindOf(frames: List<StackTraceElement>, index: Int): Kind {
    if (!LibraryFrames.isUsers(frames[index])) return Kind.LIBRARY
    for (i in index + 1 until frames.size) {
      val caller = frames[i]
      if (LibraryFrames.isUsers(caller)) return Kind.CALL
      val type = caller.className
      if (type.startsWith(FIBERS) || type.startsWith(TASKS)) return Kind.BODY
      if (type.startsWith(ITERATION)) return Kind.GENERATOR
      if (type.startsWith(ENGINE)) return Kind.CALL
    }
    return Kind.BODY
  }
}
