package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.fromOutside
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.ThreadElements
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.AbstractCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.TimeoutCancellationException

/**
 * The Job of a Kotlin block, and the scope that the block sees. Its overrides stand in for
 * handlers, each of which would be an object and a node in a list, for every block.
 *
 * ```
 *          enter()            end()           the last child has ended
 *   MADE ───────────▶ RUNS ──────────▶ ENDED ──────────────────────────▶ COMPLETING ──▶ COMPLETED
 *     └── neverBegin(): the task was cancelled first ──────────────────────────────────────▲
 * ```
 *
 * A task is done when its block's Job is COMPLETING, so before the scope that waits for it goes on;
 * who awaits a block inline goes on when it is COMPLETED, and finds it so.
 */
@OptIn(InternalCoroutinesApi::class) // as the builders of kotlinx do: nothing else is a cheap Job
internal class BlockJob<T>(
  context: CoroutineContext,
  private val task: TaskImpl<*>,
  private val parentJob: Job?,
  val elements: ThreadElements?,
  private var begun: Boolean,
) : AbstractCoroutine<T>(context, initParentJob = false, active = true) {

  /** Who awaits the block; null before it begins, and once it has gone on. */
  var awaiter: Continuation<T>? = null
    private set

  /** The block has suspended, or waits for its children: [awaiter] is to be resumed. */
  private var suspended = false

  /** How the block itself ended; its Job may know better. */
  private var succeeded = false
  private var value: T? = null
  private var error: Throwable? = null

  /** A `withTimeout` of its own came out of the block: nobody has cancelled anything. */
  private var timedOut = false

  /** What the task had before the block, and has again after it. */
  private val outerContext = task.ownContext
  private var outerJob: Job? = null
  private var outerAwaiter: Continuation<*>? = null
  private var outerElements: ThreadElements? = null

  init {
    initParentJob(parentJob) // last: if that is cancelled already, so is this, at once
  }

  fun enter(awaiter: Continuation<T>) {
    begun = true
    this.awaiter = awaiter
    outerJob = task.innermostJob
    outerAwaiter = task.blockAwaiter
    outerElements = task.threadElements
    task.ownContext = context
    task.innermostJob = this
    task.blockAwaiter = awaiter
    task.threadElements = elements
  }

  private fun leave() {
    awaiter = null
    task.ownContext = outerContext
    task.innermostJob = outerJob
    task.blockAwaiter = outerAwaiter
    task.threadElements = outerElements
  }

  /** The block has run up to its first suspension, or its end; returns as it does. */
  fun result(): Any? {
    val waiting = awaiter ?: return COROUTINE_SUSPENDED // the task is done
    if (waiting !== task && isCompleted) {
      leave()
      return outcome(getCompletionExceptionOrNull()).getOrThrow()
    }
    suspended = true
    if (task.scopesCancel && isActive && task.innermostJob === this)
      cancel(CancellationException("a cancel scope was cancelled", CancelledError(null)))
    if (isCancelled) interrupt()
    return COROUTINE_SUSPENDED
  }

  /** The block itself has ended; its children may not have. */
  fun end(result: Result<T>) {
    val thrown = result.exceptionOrNull()
    if (thrown == null) {
      succeeded = true
      value = result.getOrNull()
      return resumeWith(result)
    }
    val seenByJob = if (thrown is CancelledError) thrown.toCancellationException() else thrown
    timedOut = thrown is TimeoutCancellationException && isActive
    error = seenByJob
    resumeWithException(seenByJob)
  }

  fun neverBegin() {
    if (!isCompleted)
      end(Result.failure(CancellationException("the task was cancelled before it began")))
  }

  /** By a failed child, by the parent, by anybody: at any time, from any thread. */
  override fun onCancelling(cause: Throwable?) {
    if (cause == null || error != null) return // it has ended, and sleeps in nothing
    onLoop(task.eventLoop) {
      if (begun) {
        interrupt()
      } else {
        task.cancel()
        if (task.eventLoop.unwinding) neverBegin() // nobody will see the task end
      }
    }
  }

  /** The block must not sleep on in what it awaits. */
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
   * A child on another dispatcher may be the last to end: then the task goes on in a later pass.
   */
  private fun goOn(failure: Throwable?) {
    val loop = task.eventLoop
    when {
      !onTurnOf(loop) -> loop.fromOutside { task.runAs { resumeAwaiter(failure) } }
      loop.currentTask === task -> resumeAwaiter(failure)
      else -> task.runAs { resumeAwaiter(failure) }
    }
  }

  private fun resumeAwaiter(failure: Throwable?) {
    val resumed = awaiter ?: return
    if (!suspended && resumed !== task) return // it has not been left: result() says it
    leave()
    val outcome = outcome(failure)
    val thrown = outcome.exceptionOrNull()
    if (thrown != null && suspended && task.eventLoop.inDebug)
      BorderTrace.add(thrown, task, resumed)
    resumed.resumeWith(outcome)
    if (thrown != null && parentJob?.isCancelled == true)
      task.retrieved() // its error is the scope's
  }

  @Suppress("UNCHECKED_CAST")
  private fun outcome(failure: Throwable?): Result<T> {
    if (failure == null) return Result.success(value as T)
    if (failure !is CancellationException) return Result.failure(failure)
    if (succeeded && failure.ofAsyncio() != null) return Result.success(value as T)
    val own = error as? CancellationException
    if (timedOut) return Result.failure(AsyncTimeoutException("${own!!.message}", own))
    return Result.failure((own ?: failure).toCancelledError())
  }

  override fun cancellationExceptionMessage() = "the block of a task was cancelled"
}
