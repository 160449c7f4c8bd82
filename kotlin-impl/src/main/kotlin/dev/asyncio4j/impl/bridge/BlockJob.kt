package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.Frame
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.ThreadElements
import dev.asyncio4j.impl.tasks.scopesCancel
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.TimeoutCancellationException

/**
 * The Job of a Kotlin block, and the scope that the block sees. Its overrides stand in for
 * handlers, each of which would be an object and a node in a list, for every block.
 *
 * ```
 *          enter()             result(): the Job is active         the Job has ended
 *   MADE ───────────▶ CALLED ──────────────────────────────▶ LEFT ───────────────────▶ RESUMED
 *     │                  └── result(): the Job has ended, the caller has the outcome ──────▲
 *     └── neverBegin(): the task was cancelled first
 * ```
 *
 * The Job ends when the block has, whose [outcome] it knows better, and the last of its children. A
 * task is done when its block's Job is completing, so before the scope that waits for it goes on;
 * code that awaits a block inline goes on when it is completed, and finds it so.
 */
@OptIn(
  InternalCoroutinesApi::class, // as the builders of kotlinx do: nothing else is a cheap Job
  ExperimentalCoroutinesApi::class, // parent
)
internal class BlockJob<T>(
  context: CoroutineContext,
  private val task: TaskImpl<*>,
  parentJob: Job?,
  elements: ThreadElements?,
  begun: Boolean,
) : AbstractCoroutine<T>(context, initParentJob = false, active = true) {
  /** The states of the call that awaits the block. */
  private enum class State {
    MADE,
    CALLED,
    LEFT,
    RESUMED,
  }

  private class Thrown(val error: Throwable)

  private var state = if (begun) State.CALLED else State.MADE

  /** The value of the block, which has ended, or what it has [Thrown]. */
  private var outcome: Any? = null

  private val frame = Frame(this.context, elements)

  val elements: ThreadElements?
    get() = frame.elements

  /** The continuation that awaits the block; null before it begins, and once it has gone on. */
  @Suppress("UNCHECKED_CAST")
  val awaiter: Continuation<T>?
    get() = frame.awaiter as Continuation<T>?

  init {
    initParentJob(parentJob) // last: if that is cancelled already, so is this, at once
  }

  fun enter(awaiter: Continuation<T>) {
    state = State.CALLED
    frame.enter(task, awaiter)
  }

  /** Enters a block that began above [outer]. */
  fun enter(awaiter: Continuation<T>, outer: Frame?) {
    state = State.CALLED
    frame.enter(task, awaiter, outer)
  }

  private fun leave() {
    state = State.RESUMED
    frame.leave(task)
  }

  /** Returns as the block does, which has run up to its first suspension or its end. */
  fun result(): Any? {
    if (state == State.RESUMED) return COROUTINE_SUSPENDED // the task is done
    if (awaiter !== task && isCompleted) {
      leave()
      return outcome(getCompletionExceptionOrNull()).getOrThrow()
    }
    state = State.LEFT
    if (task.scopesCancel && isActive && task.frame?.job === this)
      task.cancellation!!.cancelByScope(this)
    if (isCancelled) interrupt()
    return COROUTINE_SUSPENDED
  }

  /** Notes the end of the block itself; its children may not have ended. */
  fun end(result: Result<T>) {
    val thrown = result.exceptionOrNull()
    if (thrown == null) {
      outcome = result.getOrNull()
      return resumeWith(result)
    }
    val seenByJob = if (thrown is CancelledError) thrown.toCancellationException() else thrown
    // A `withTimeout` of its own came out of the block: nobody has cancelled anything.
    val timedOut = thrown is TimeoutCancellationException && isActive
    outcome =
      Thrown(if (timedOut) AsyncTimeoutException("${thrown.message}", thrown) else seenByJob)
    resumeWithException(seenByJob)
  }

  fun neverBegin() {
    if (!isCompleted)
      end(Result.failure(CancellationException("the task was cancelled before it began")))
  }

  /**
   * Handles a cancellation of the Job, which may come from a failed child, from the parent or from
   * any other code: at any time, on any thread.
   */
  override fun onCancelling(cause: Throwable?) {
    if (cause == null || outcome is Thrown) return // it has ended, and sleeps in nothing
    task.eventLoop.inTurn {
      if (state != State.MADE) {
        interrupt()
      } else {
        task.cancel()
        if (task.eventLoop.unwinding) neverBegin() // no code will see the task end
      }
    }
  }

  /** Wakes the block in whatever it awaits. */
  private fun interrupt() {
    if (!isCompleted) task.interrupt(this)
  }

  override fun onCompleted(value: T) = completing(null)

  override fun onCancelled(cause: Throwable, handled: Boolean) = completing(cause)

  private fun completing(failure: Throwable?) {
    if (awaiter === task) goOn(failure)
  }

  override fun afterCompletion(state: Any?) {
    if (awaiter != null && awaiter !== task) goOn(getCompletionExceptionOrNull())
  }

  /**
   * Goes on with the task, in a later pass if a child on another dispatcher was the last to end.
   */
  private fun goOn(failure: Throwable?) {
    val loop = task.eventLoop
    when {
      !loop.hasTurn -> loop.laterFromOutside { task.runAs { resumeAwaiter(failure) } }
      loop.currentTask === task -> resumeAwaiter(failure)
      else -> task.runAs { resumeAwaiter(failure) }
    }
  }

  private fun resumeAwaiter(failure: Throwable?) {
    val resumed = awaiter ?: return
    val wasLeft = state == State.LEFT
    if (!wasLeft && resumed !== task) return // result() says it
    leave()
    val outcome = outcome(failure)
    val thrown = outcome.exceptionOrNull()
    if (thrown != null && wasLeft && task.eventLoop.inDebug) BorderTrace.add(thrown, task, resumed)
    resumed.resumeWith(outcome)
    if (thrown != null && parent?.isCancelled == true) task.retrieved() // its error is the scope's
  }

  @Suppress("UNCHECKED_CAST")
  private fun outcome(failure: Throwable?): Result<T> {
    if (failure == null) return Result.success(outcome as T)
    if (failure !is CancellationException) return Result.failure(failure)
    val own = (outcome as? Thrown)?.error
    if (own == null && failure.ofAsyncio() != null) return Result.success(outcome as T)
    if (own is AsyncTimeoutException) return Result.failure(own)
    return Result.failure((own as? CancellationException ?: failure).toCancelledError())
  }

  override fun cancellationExceptionMessage() = "the block of a task was cancelled"
}
