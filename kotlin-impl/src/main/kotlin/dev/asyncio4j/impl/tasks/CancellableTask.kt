package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.ContextImpl
import kotlin.coroutines.Continuation
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job

/**
 * How a task is cancelled: requests are counted, and each is delivered once, as an edge.
 *
 * ```
 *   cancel() ─ waits for a future ──▶ that future is cancelled; its end brings CancelledError
 *            ├ suspended in kotlinx ─▶ the Kotlin block's Job is cancelled
 *            └ else ─────────────────▶ mustCancel: the next suspension, or the end, delivers it
 * ```
 */
internal abstract class CancellableTask<T>(
  loop: TaskLoop,
  coroutine: CoroutineImpl<T>,
  name: String?,
  taskContext: ContextImpl,
) : NamedTask<T>(loop, coroutine, name, taskContext) {

  /** What the next step resumes; null before the first one. */
  protected var next: Continuation<Any?>? = null

  /** The future this task waits for. */
  var waiter: FutureImpl<*>? = null
    protected set

  /** A cancellation waits for the body's next suspension, or its end. */
  var mustCancel = false
    protected set

  /** The message of that one: a timeout that joins it must not take its place. */
  val waitingMessage: String?
    get() = if (mustCancel) cancelMessage else null

  private var cancelRequests = 0

  /**
   * The Job of the Kotlin block that runs or is suspended in kotlinx now: a cancellation is its.
   * Null elsewhere.
   */
  var innermostJob: Job? = null

  /** Who awaits that block, for a look at the stack while kotlinx suspends it. */
  var blockAwaiter: Continuation<*>? = null

  /** Somebody has cancelled the task since it last went on. */
  protected var cancelOnItsWay = false

  /**
   * The error that told the body of the last cancellation of this task; others come from what it
   * awaited.
   */
  var cancellation: CancelledError? = null
    protected set(value) {
      field = value
      timesTold++
    }

  /** How often the body was told of a cancellation of this task. */
  var timesTold = 0
    private set

  /** Code of this task runs right now: a cancellation reaches it at its next suspension. */
  protected var inStep = false

  override fun cancel(message: String?): Boolean {
    retrieved()
    if (done()) return false
    eventLoop.checkTurn("Task.cancel")
    eventLoop.instrument?.taskCancelled(this, message)
    cancelRequests++
    cancelOnItsWay = true
    if (waiter?.cancel(message) == true) return true
    mustCancel = true
    cancelMessage = message
    if (!inStep) cancelInKotlinx()
    return true
  }

  /** Made by the first cancel scope of the task; null in nearly all tasks. */
  var scopes: TaskScopes? = null

  /** A suspension that begins now is to end with [CancelledError], for a scope was cancelled. */
  val scopesCancel: Boolean
    get() = scopes?.cancel() == true

  /** The task has begun to wait for [awaited]: a cancellation that is due goes there. */
  protected fun beganToWait(awaited: FutureImpl<*>, scoped: Boolean) {
    eventLoop.instrument?.taskWaits(this, awaited)
    if (mustCancel) {
      if (awaited.cancel(cancelMessage)) mustCancel = false
    } else if (scoped) cancelForScope(awaited, null)
  }

  /** The task lets others run: there is nothing to cancel, so its next step hears of it. */
  protected fun beganToYield(scoped: Boolean) {
    eventLoop.instrument?.taskWaits(this, null)
    if (scoped) cancelOnItsWay = scopes!!.endYield()
  }

  /** What the next step begins with, if what was awaited has ended with [error], or with none. */
  protected fun deliver(error: Throwable?): Throwable? {
    var told = error
    if (scopes?.endsYield() == true) told = eventLoop.newCancelledError(null)
    if (mustCancel) {
      if (told !is CancelledError) told = eventLoop.newCancelledError(cancelMessage)
      mustCancel = false
    }
    if (cancelOnItsWay) {
      cancelOnItsWay = false // or what was awaited has swallowed it
      cancellation = told as? CancelledError
    }
    return told
  }

  /** Ends the wait for [awaited] without a request to the task, unless that is done. */
  protected fun cancelForScope(awaited: FutureImpl<*>, reason: String?): Boolean {
    if (awaited.done() || !awaited.cancel(reason)) return false
    cancelOnItsWay = true
    scopes?.tell()
    return true
  }

  /** Ends the wait that is on, because a scope was cancelled; false if there is none to end. */
  fun interruptWait(reason: String?): Boolean {
    if (done() || inStep || scopes?.deaf == true) return false
    if (next != null) return cancelForScope(waiter ?: return false, reason)
    val job = innermostJob ?: return false
    val error = CancelledError(reason).also { cancellation = it }
    job.cancel(CancellationException(reason ?: "a cancel scope was cancelled", error))
    return true
  }

  /**
   * [job], of a Kotlin block that waits for what this task does, was cancelled; the task itself was
   * not.
   */
  fun interrupt(job: Job) {
    val innermost = innermostJob
    if (next != null) {
      if (waiter?.cancel() != true) mustCancel = true
    } else if (innermost !== job) {
      innermost?.cancel()
    }
  }

  /**
   * The body has returned with a cancellation pending, which wins; every reader gets its message.
   */
  protected fun endCancelled() {
    super.cancel(cancelMessage)
  }

  override fun cancelling() = cancelRequests

  override fun uncancel(): Int {
    if (cancelRequests > 0) {
      cancelRequests--
      if (cancelRequests == 0) mustCancel = false
    }
    return cancelRequests
  }

  /** Cancels the Kotlin block if kotlinx, and no future, is to resume it. */
  protected fun cancelInKotlinx() {
    if (next != null || done()) return
    val job = innermostJob ?: return
    mustCancel = false
    cancelOnItsWay = false
    val error = CancelledError(cancelMessage).also { if (job.isActive) cancellation = it }
    job.cancel(CancellationException(cancelMessage ?: "the task was cancelled", error))
  }
}
