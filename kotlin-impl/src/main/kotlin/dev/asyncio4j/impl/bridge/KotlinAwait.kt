package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.impl.loop.LoopSeat
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LoopDispatcher
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.fromOutside
import dev.asyncio4j.impl.tasks.whenDone
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.coroutineContext
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.suspendCancellableCoroutine

/**
 * The border between Kotlin code and the loop's operations: cancellation is translated here, once
 * each way.
 *
 * |cancelled                                 |then                                                                              |
 * |------------------------------------------|----------------------------------------------------------------------------------|
 * |the task, while its block awaits          |the operation ends as asyncio says; the block's Job is cancelled, its await throws|
 * |the Job of any other coroutine that awaits|what it awaits is cancelled                                                       |
 * |what is awaited                           |the await throws `CancellationException`; the awaiting Job stays active           |
 */
internal object KotlinAwait {

  suspend fun <T> await(what: Awaitable<T>): T {
    val context = coroutineContext
    val task = context[TaskImpl]
    return if (task != null && task.ownContext === context) awaitAsTask(task, what)
    else awaitFromOutside(what)
  }

  /** The block of the task itself: the operation runs inline, and suspends the way asyncio's do. */
  private suspend fun <T> awaitAsTask(task: TaskImpl<*>, what: Awaitable<T>): T {
    coroutineContext.ensureActive()
    val job = task.innermostJob
    task.innermostJob =
      null // inside the operation a cancellation is an edge, and may be undone there
    try {
      return what.awaitInline()
    } catch (error: CancelledError) {
      val translated = error.toCancellationException()
      if (error === task.cancellation && task.cancelling() > 0) job?.cancel(translated)
      throw translated
    } finally {
      task.innermostJob = job
    }
  }

  /** A coroutine that is no task's block: a child of one, or one of another dispatcher. */
  private suspend fun <T> awaitFromOutside(what: Awaitable<T>): T {
    val loop = loopOf(what, coroutineContext)
    // The outcome comes as a value, so that kotlinx, which copies exceptions for their traces,
    // leaves it as it is.
    val outcome =
      suspendCancellableCoroutine<Result<T>> { continuation ->
        onLoop(loop) { link(what, loop, continuation) }
      }
    return outcome.getOrElse {
      throw if (it is CancelledError) it.toCancellationException() else it
    }
  }

  private fun loopOf(what: Awaitable<*>, context: CoroutineContext): EventLoopImpl =
    (what as? FutureImpl<*>)?.eventLoop
      ?: (context[ContinuationInterceptor] as? LoopDispatcher)?.eventLoop
      ?: context[TaskImpl]?.eventLoop
      ?: EventLoopImpl.running()
      ?: throw NoRunningLoopException(Messages.noRunningLoop())

  private fun <T> link(
    what: Awaitable<T>,
    loop: EventLoopImpl,
    continuation: CancellableContinuation<Result<T>>,
  ) {
    if (!continuation.isActive) return
    val future =
      try {
        ensureFuture(what, loop)
      } catch (error: Throwable) {
        return continuation.resume(Result.failure(error))
      }
    continuation.invokeOnCancellation {
      onLoop(loop) { future.cancel((it as? CancellationException)?.message) }
    }
    if (future.done()) continuation.resume(outcome(future))
    else future.whenDone { deliver(future, loop, continuation) }
  }

  /** In the callback's own pass: it is the pass asyncio resumes in. */
  private fun <T> deliver(
    future: FutureImpl<T>,
    loop: EventLoopImpl,
    continuation: CancellableContinuation<Result<T>>,
  ) {
    if (!continuation.isActive) return future.retrieved()
    val dispatcher = continuation.context[ContinuationInterceptor]
    if (dispatcher === loop.dispatcher) loop.dispatcher.resumeInTurn(continuation, outcome(future))
    else continuation.resume(outcome(future))
  }

  private fun <T> outcome(future: FutureImpl<T>): Result<T> =
    future.failure()?.let { Result.failure(it) } ?: Result.success(future.result())

  private fun onLoop(loop: EventLoopImpl, action: () -> Unit) =
    if (LoopSeat.current()?.loop === loop) action() else loop.fromOutside(action)
}
