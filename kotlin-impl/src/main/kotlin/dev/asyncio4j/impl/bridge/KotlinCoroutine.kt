package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Task
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.fromOutside
import kotlin.coroutines.Continuation
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.isActive

/**
 * A Kotlin block as part of a task: it sees a Job of its own, whose children end before it does.
 *
 * |cancelled                      |then                                                                                         |
 * |-------------------------------|---------------------------------------------------------------------------------------------|
 * |the task                       |the block's Job is cancelled when the block next awaits, or at once if it suspends in kotlinx|
 * |the block's Job, by Kotlin code|what the block awaits is cancelled; it ends cancelled, who awaits it sees [CancelledError]   |
 *
 * A block that gives a value all the same, after its task was cancelled, has given it: the task
 * goes on, as in asyncio.
 */
internal class KotlinCoroutine<T>(
  private val block: suspend CoroutineScope.() -> T,
  private val inherited: CoroutineContext = EmptyCoroutineContext,
  private val origin: Any = block,
) : CoroutineImpl<T>() {

  /** How the block itself ended; its Job may know better. */
  private var ending: Result<T>? = null

  /** A `withTimeout` of its own came out of the block: nobody has cancelled anything. */
  private var timedOut = false

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    val outerContext = task.ownContext
    val outerJob = task.innermostJob
    val scope =
      object : CoroutineScope {
        override val coroutineContext: CoroutineContext =
          inherited + task.eventLoop.dispatcher + task
      }
    // Undispatched, and completed by a handler: the block adds no pass of the loop of its own.
    val running =
      scope.async(start = CoroutineStart.UNDISPATCHED) {
        task.ownContext = coroutineContext
        task.innermostJob = coroutineContext[Job]
        runBlock()
      }
    val leave = {
      task.ownContext = outerContext
      task.innermostJob = outerJob
    }
    if (running.isCompleted) {
      leave()
      return outcome(running).getOrThrow()
    }
    running.invokeOnCompletion {
      onTurnOf(task) {
        leave()
        val outcome = outcome(running)
        if (task.eventLoop.inDebug)
          outcome.exceptionOrNull()?.let { BorderTrace.add(it, task, completion) }
        completion.resumeWith(outcome)
      }
    }
    wakeOnCancel(running, task)
    return COROUTINE_SUSPENDED
  }

  /**
   * A failed child, or the parent, cancels the Job: the block must not sleep on in what it awaits.
   */
  @OptIn(InternalCoroutinesApi::class) // onCancelling: when the Job is completed, it is too late
  private fun wakeOnCancel(running: Job, task: TaskImpl<*>) {
    running.invokeOnCompletion(onCancelling = true) {
      val loop = task.eventLoop
      if (it != null) onLoop(loop) { if (!running.isCompleted) task.interrupt(running) }
    }
  }

  private suspend fun CoroutineScope.runBlock(): T {
    try {
      return block().also { ending = Result.success(it) }
    } catch (error: Throwable) {
      val seenByJob = if (error is CancelledError) error.toCancellationException() else error
      timedOut = error is TimeoutCancellationException && coroutineContext.isActive
      ending = Result.failure(seenByJob)
      throw seenByJob
    }
  }

  @OptIn(ExperimentalCoroutinesApi::class)
  private fun outcome(running: Deferred<T>): Result<T> {
    val error =
      running.getCompletionExceptionOrNull() ?: return Result.success(running.getCompleted())
    if (error !is CancellationException) return Result.failure(error)
    val ended = ending
    if (ended?.isSuccess == true && error.ofAsyncio() != null) return ended
    val own = ended?.exceptionOrNull() as? CancellationException
    if (timedOut) return Result.failure(AsyncTimeoutException("${own!!.message}", own))
    return Result.failure((own ?: error).toCancelledError())
  }

  /**
   * A child on another dispatcher may be the last to end: then the task goes on in a later pass.
   */
  private fun onTurnOf(task: TaskImpl<*>, action: () -> Unit) {
    val loop = task.eventLoop
    when {
      !onTurnOf(loop) -> loop.fromOutside { task.runAs(action) }
      loop.currentTask === task -> action()
      else -> task.runAs(action)
    }
  }

  override fun description(): String = origin.javaClass.name
}

/** `createTask` of a Kotlin scope: the block is a child of the scope's Job, and has its context. */
internal fun <T> childTask(
  scope: CoroutineScope,
  options: TaskOptions,
  block: suspend CoroutineScope.() -> T,
): Task<T> =
  EventLoopImpl.requireRunning()
    .createTask(
      KotlinCoroutine(
        block,
        scope.coroutineContext.minusKey(ContinuationInterceptor).minusKey(TaskImpl),
      ),
      options,
    )

/**
 * The error that began as asyncio's comes back as the same object; one of Kotlin's own becomes
 * asyncio's.
 */
internal fun CancellationException.toCancelledError(): CancelledError =
  ofAsyncio() ?: CancelledError(message).also { it.initCause(this) }

/** The error of asyncio that this began as. */
private fun CancellationException.ofAsyncio(): CancelledError? =
  generateSequence<Throwable>(this) { it.cause }.firstNotNullOfOrNull { it as? CancelledError }

internal fun CancelledError.toCancellationException(): CancellationException =
  cause as? CancellationException
    ?: CancellationException(message ?: "the task was cancelled", this)
