package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job

/**
 * Delivers the cancellations of [task]: requests are counted, and each reaches the body once, as an
 * edge. Made with the first one, or with the first cancel scope.
 *
 * ```
 *   request() ─ the task waits for a future ──▶ that one is cancelled: AWAITED
 *             ├ it is suspended in kotlinx ───▶ the Kotlin block's Job is cancelled: NONE
 *             └ else ─────────────────────────▶ DUE
 *   interrupt(), by a Job alone ──────────────▶ DUE_BY_JOB if the awaited future cannot be cancelled
 * ```
 */
internal class Cancellation(private val task: TaskImpl<*>) {
  /**
   * | State        | Meaning                                                             |
   * |--------------|---------------------------------------------------------------------|
   * | `NONE`       | there is no cancellation that the body has not been told of         |
   * | `AWAITED`    | the end of what the task awaits brings it, or has swallowed it      |
   * | `DUE`        | the next suspension, or the end of the body, delivers it            |
   * | `DUE_BY_JOB` | the same, but no request of the task's: the Job of its block has it |
   */
  private enum class Delivery {
    NONE,
    AWAITED,
    DUE,
    DUE_BY_JOB,
  }

  private var delivery = Delivery.NONE

  /** The message of the last request that became due. */
  var message: String? = null
    private set

  var requests = 0
    private set

  /** The error that told the body of the last one; others come from what it awaited. */
  var error: CancelledError? = null
    private set

  /** The number of times the body was told of a cancellation of its task. */
  var timesTold = 0
    private set

  /** The cancel scopes of the task; null in nearly all tasks. */
  var scopes: TaskScopes? = null

  val isDue: Boolean
    get() = delivery == Delivery.DUE || delivery == Delivery.DUE_BY_JOB

  fun request(message: String?) {
    requests++
    delivery = if (isDue) Delivery.DUE else Delivery.AWAITED
    if (task.waiter?.cancel(message) == true) return
    delivery = Delivery.DUE
    this.message = message
    if (task.isSuspendedInKotlinx) cancelInKotlinx()
  }

  /** A Job of the body's was cancelled, and not the task: [awaited] is what the task waits for. */
  fun interrupt(awaited: FutureImpl<*>?) {
    if (awaited?.cancel() == true || isDue) return
    delivery = if (delivery == Delivery.AWAITED) Delivery.DUE else Delivery.DUE_BY_JOB
  }

  fun uncancel(): Int {
    if (requests > 0 && --requests == 0 && isDue) delivery = Delivery.NONE
    return requests
  }

  /**
   * Hands on to [awaited], which the task begins to wait for, the cancellation that is due, if it
   * can; or, if [scoped], ends the wait for a cancel scope.
   */
  fun handOnTo(awaited: FutureImpl<*>, scoped: Boolean) {
    if (!isDue) {
      if (scoped) endWait(awaited, scopes?.reason)
    } else if (awaited.cancel(message)) {
      delivery = if (delivery == Delivery.DUE) Delivery.AWAITED else Delivery.NONE
    }
  }

  /** Has the bare yield that the task begins end with an error, for a cancel scope. */
  fun endPass() {
    scopes!!.endYield()
    if (!isDue) delivery = Delivery.AWAITED
  }

  /** Ends the wait that is on, for a cancel scope; false if there is none to end. */
  fun interruptWait(reason: String?): Boolean {
    if (scopes?.deaf == true) return false
    task.waiter?.let {
      return endWait(it, reason)
    }
    val job = if (task.isSuspendedInKotlinx) task.frame?.job else null
    if (job == null) return false
    job.cancel(byScope(CancelledError(reason).also(::tell)))
    return true
  }

  /** Ends the wait for [awaited] without a request to the task, unless that is done. */
  private fun endWait(awaited: FutureImpl<*>, reason: String?): Boolean {
    if (awaited.done() || !awaited.cancel(reason)) return false
    if (!isDue) delivery = Delivery.AWAITED
    scopes?.tell()
    return true
  }

  /** The body goes on after a wait that ended with [awaited]: returns the error that it gets. */
  fun deliver(awaited: Throwable?): Throwable? {
    val outcome =
      if (scopes?.endsYield() == true) task.eventLoop.newCancelledError(scopes?.reason) else awaited
    val from = delivery
    if (from == Delivery.NONE) return outcome
    delivery = Delivery.NONE
    val brings = from == Delivery.AWAITED || outcome is CancelledError
    val thrown = if (brings) outcome else task.eventLoop.newCancelledError(message)
    if (from != Delivery.DUE_BY_JOB) tell(thrown as? CancelledError)
    return thrown
  }

  /** The body has not begun, or has ended: true if one was due. */
  fun take(): Boolean {
    val was = isDue
    delivery = Delivery.NONE
    return was
  }

  /** Cancels the Kotlin block that kotlinx, and no future, is to resume. */
  fun cancelInKotlinx() {
    val job = task.frame?.job ?: return
    delivery = Delivery.NONE
    val error = CancelledError(message).also { if (job.isActive) tell(it) }
    job.cancel(CancellationException(message ?: "the task was cancelled", error))
  }

  /** Cancels the Kotlin block of [job], which suspends in kotlinx, for a cancel scope. */
  fun cancelByScope(job: Job) = job.cancel(byScope(CancelledError(scopes?.reason)))

  private fun byScope(error: CancelledError) =
    CancellationException(error.message ?: "a cancel scope was cancelled", error)

  private fun tell(error: CancelledError?) {
    this.error = error
    timesTold++
  }
}
