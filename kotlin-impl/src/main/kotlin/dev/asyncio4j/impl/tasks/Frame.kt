package dev.asyncio4j.impl.tasks

import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Job

/**
 * Describes what code of a task runs under while that is not the task's own body: a Kotlin block,
 * or Java code that such a block awaits.
 *
 * Frames of a task lie above each other as calls do: the task knows the top one, and none while its
 * own body runs.
 *
 * @property context of that code: a suspension under any other one is not the task's own
 * @property elements what the code has in its thread; null, in most cases, if nothing
 */
internal class Frame(val context: CoroutineContext, val elements: ThreadElements?) {
  private var outer: Frame? = null

  /**
   * The caller of the innermost block, for a look at the stack while kotlinx suspends the block.
   */
  var awaiter: Continuation<*>? = null
    private set

  /** The block awaits an operation: a cancellation of the task is for that, not for the Job. */
  var awaits = false

  /** The Job that a cancellation of the task cancels. */
  val job: Job?
    get() = if (awaits) null else context[Job]

  fun enter(task: TaskImpl<*>, awaiter: Continuation<*>?) {
    this.awaiter = awaiter
    outer = task.frame
    task.frame = this
  }

  /** Enters the frame of code that began above [outer], which may have called more since. */
  fun enter(task: TaskImpl<*>, awaiter: Continuation<*>?, outer: Frame?) {
    if (task.frame === outer) return enter(task, awaiter)
    var above = task.frame!!
    while (above.outer !== outer) above = above.outer!!
    above.outer = this
    this.awaiter = awaiter
    this.outer = outer
  }

  fun leave(task: TaskImpl<*>) {
    awaiter = null
    task.frame = outer
    outer = null
  }

  /** Enters a frame of code in direct style that this one's code calls. */
  fun above(task: TaskImpl<*>): Frame = Frame(task, elements).also { it.enter(task, awaiter) }
}

/**
 * Drops the frames above [frame], which code whose stack has overflowed could not leave. A block
 * that suspended in one of them is cancelled: nothing awaits it any more.
 */
internal fun TaskImpl<*>.backTo(frame: Frame?) {
  while (true) {
    val top = this.frame
    if (top == null || top === frame) return
    try {
      top.context[Job]?.cancel()
    } finally {
      top.leave(this)
    }
  }
}

/** Runs [code], in direct style, as part of this task, whatever code of the task asks for it. */
internal inline fun <R> TaskImpl<*>.inDirectStyle(code: () -> R): R {
  val frame = if (context === this) null else frame!!.above(this)
  try {
    return code()
  } finally {
    frame?.leave(this)
  }
}
