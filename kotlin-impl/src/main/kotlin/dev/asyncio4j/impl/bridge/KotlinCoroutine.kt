package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.ThreadElements
import dev.asyncio4j.impl.tasks.fromOutside
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableJob
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.DisposableHandle
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

  var begun = false
    private set

  /** How the block itself ended; its Job may know better. */
  private var ending: Result<T>? = null

  /** A `withTimeout` of its own came out of the block: nobody has cancelled anything. */
  private var timedOut = false

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    begun = true
    val outerContext = task.ownContext
    val outerJob = task.innermostJob
    val outerAwaiter = task.blockAwaiter
    val outerElements = task.threadElements
    val scope =
      object : CoroutineScope {
        override val coroutineContext: CoroutineContext =
          inherited + task.eventLoop.dispatcher + task
      }
    val elements = if (inherited === EmptyCoroutineContext) null else ThreadElements.of(inherited)
    // Undispatched, and completed by a handler: the block adds no pass of the loop of its own.
    val running =
      scope.async(start = CoroutineStart.UNDISPATCHED) {
        task.ownContext = coroutineContext
        task.innermostJob = coroutineContext[Job]
        task.blockAwaiter = completion
        task.threadElements = elements
        runBlock(completion)
      }
    // What held the block's place among the children of its scope ends with the block from now on.
    (inherited[Job] as CompletableJob?)?.complete()
    val leave = {
      task.ownContext = outerContext
      task.innermostJob = outerJob
      task.blockAwaiter = outerAwaiter
      task.threadElements = outerElements
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

  private suspend fun CoroutineScope.runBlock(awaiter: Continuation<T>): T {
    try {
      return runFor(awaiter).also { ending = Result.success(it) }
    } catch (error: Throwable) {
      val seenByJob = if (error is CancelledError) error.toCancellationException() else error
      timedOut = error is TimeoutCancellationException && coroutineContext.isActive
      ending = Result.failure(seenByJob)
      throw seenByJob
    }
  }

  /** The block's frames lead on to those of who awaits it, a Java body's for instance. */
  private suspend fun CoroutineScope.runFor(awaiter: Continuation<T>): T =
    if (awaiter !is CoroutineStackFrame) block()
    else
      suspendCoroutineUninterceptedOrReturn {
        block.startCoroutineUninterceptedOrReturn(this, FramedContinuation(it, awaiter))
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

private class FramedContinuation<T>(
  private val continuation: Continuation<T>,
  override val callerFrame: CoroutineStackFrame,
) : Continuation<T> by continuation, CoroutineStackFrame {
  override fun getStackTraceElement(): StackTraceElement? = null
}

/**
 * [job], of a Kotlin block of [task], may be cancelled by a failed child or by its parent: the
 * block must not sleep on in what it awaits.
 */
@OptIn(InternalCoroutinesApi::class) // onCancelling: when the Job is completed, it is too late
internal fun wakeOnCancel(job: Job, task: TaskImpl<*>): DisposableHandle =
  job.invokeOnCompletion(onCancelling = true) {
    if (it != null) onLoop(task.eventLoop) { if (!job.isCompleted) task.interrupt(job) }
  }

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
