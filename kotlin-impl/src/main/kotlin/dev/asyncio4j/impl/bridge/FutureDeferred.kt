package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.threads.RunBlocking
import dev.asyncio4j.impl.threads.blockingRefused
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.InternalForInheritanceCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.currentCoroutineContext

/**
 * A future or task of the loop as Kotlin's `Deferred`: the same work, seen by Kotlin's contract.
 *
 * ```
 *   future pending ───▶ active ── cancel() ──▶ cancelling: the future is asked to cancel itself
 *         │                                         │
 *         └─ ended ───▶ completed as the future ◀───┘ when the future has ended
 * ```
 *
 * A coroutine stands behind it, which does nothing but wait for the future and cannot be cut short:
 * a coroutine that joins a cancelled view waits until the task has cleaned up. A future has one
 * view as long as it is pending.
 */
@OptIn(
  InternalCoroutinesApi::class, // onCancelling: when the Job is completed, it is too late
  InternalForInheritanceCoroutinesApi::class, // by delegation; only await() is ours
  ExperimentalCoroutinesApi::class, // getCompleted
)
internal class FutureDeferred<T>
private constructor(
  val future: FutureImpl<T>,
  private val ending: Ending<T>,
  private val job: Deferred<T>,
) : Deferred<T> by job {

  init {
    ending.view = this
    invokeOnCompletion(onCancelling = true) { cause ->
      if (cause != null) future.eventLoop.inTurn { if (!future.done()) cancelFuture(cause) }
    }
  }

  private fun cancelFuture(cause: Throwable) {
    future.cancel((cause as? CancellationException)?.let(Texts::messageOf))
    if (future.eventLoop.unwinding) ending.end(Result.failure(cause)) // no callback will come
  }

  override suspend fun join() {
    if (!isCompleted && RunBlocking.blocks(future.eventLoop, currentCoroutineContext()))
      throw blockingRefused("runBlocking", future, future.eventLoop)
    job.join()
  }

  /** Awaits as kotlinx does, but throws the error itself, not a copy made for its trace. */
  override suspend fun await(): T {
    try {
      join()
    } catch (cancelled: CancellationException) {
      throw failure() ?: cancelled
    }
    getCompletionExceptionOrNull()?.let { throw it }
    return getCompleted()
  }

  /**
   * The error of the future, if it failed: it may be the very reason why the awaiting coroutine is
   * cancelled, and says more than that cancellation.
   */
  private fun failure(): Throwable? =
    if (!future.eventLoop.hasTurn || !future.done() || future.cancelled()) null
    else future.failure()

  override fun toString() = "Deferred view of $future"

  /** Resumes the coroutine behind a view when the future is done. */
  private class Ending<T> : LibraryCallback() {
    /** The continuation to resume; null once that is done. */
    var waiting: Continuation<T>? = null
    var view: FutureDeferred<T>? = null

    @Suppress("UNCHECKED_CAST")
    override fun onDone(future: FutureImpl<*>) = end(outcomeOf(future as FutureImpl<T>))

    fun end(outcome: Result<T>) {
      val resumed = waiting ?: return
      waiting = null
      resumed.resumeWith(outcome)
    }
  }

  companion object {
    /** Returns the view of [future]; of a future that itself stands for a `Deferred`, that one. */
    fun <T> of(future: FutureImpl<T>): Deferred<T> {
      @Suppress("UNCHECKED_CAST") if (future is DeferredFuture<T>) return future.deferred
      val ending = Ending<T>()
      if (future.eventLoop.hasTurn)
        existing(future)?.let {
          return it
        }
      val job =
        Unbound.async(start = CoroutineStart.UNDISPATCHED) {
          suspendCoroutineUninterceptedOrReturn { waiting ->
            ending.waiting = waiting
            COROUTINE_SUSPENDED
          }
        }
      return FutureDeferred(future, ending, job).also {
        future.eventLoop.inTurn { attach(future, ending) }
      }
    }

    /**
     * Attaches a view: a future that is done already ends its view within the call, not in a later
     * pass.
     */
    private fun <T> attach(future: FutureImpl<T>, ending: Ending<T>) {
      if (future.done()) ending.end(outcomeOf(future)) else future.addCallback(ending)
    }

    @Suppress("UNCHECKED_CAST")
    private fun <T> existing(future: FutureImpl<T>): FutureDeferred<T>? =
      future.callbacksInOrder().firstNotNullOfOrNull { (it as? Ending<T>)?.view }
  }
}

/**
 * The scope of views. It has no parent: only the future that a view shows may cancel it, and it
 * cancels nothing else.
 */
private object Unbound : CoroutineScope {
  override val coroutineContext: CoroutineContext = Dispatchers.Unconfined
}

/** Returns the outcome of [future], which is done, in Kotlin's terms. */
internal fun <T> outcomeOf(future: FutureImpl<T>): Result<T> {
  val error = future.failure() ?: return Result.success(future.result())
  return Result.failure(if (error is CancelledError) error.toCancellationException() else error)
}
