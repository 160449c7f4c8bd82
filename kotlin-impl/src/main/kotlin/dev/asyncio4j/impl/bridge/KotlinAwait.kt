package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Awaitable
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.NoRunningLoopException
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ThreadElements
import dev.asyncio4j.impl.tasks.asImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.scopesCancel
import dev.asyncio4j.impl.threads.RunBlocking
import dev.asyncio4j.impl.threads.blockingRefused
import kotlin.coroutines.Continuation
import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.coroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext

/**
 * The border between Kotlin code and the loop's operations: cancellation is translated here, once
 * each way.
 *
 * |cancelled                                 |then                                                                              |
 * |------------------------------------------|----------------------------------------------------------------------------------|
 * |the task, while its block awaits          |the operation ends as asyncio says; the block's Job is cancelled, its await throws|
 * |the Job of any other coroutine that awaits|what it awaits is cancelled; the await ends, as that did, when that has ended     |
 * |what is awaited                           |the await throws `CancellationException`; the awaiting Job stays active           |
 */
internal object KotlinAwait {

  suspend fun <T> await(what: Awaitable<T>): T {
    val context = coroutineContext
    val task = context[TaskImpl]
    if (task == null || task.context !== context) return awaitFromOutside(what)
    context.ensureActive()
    if (what is FutureImpl<T> && what.hasResult) return what.result()
    return suspendCoroutineUninterceptedOrReturn { BlockAwait.of(it, task).start(what) }
  }

  /**
   * Awaits from a coroutine that is no task's block: a child of one, or one of another dispatcher.
   * As in asyncio, who is cancelled waits until what it awaits has ended, so that nothing outlives
   * it and no result is lost on the way.
   */
  private suspend fun <T> awaitFromOutside(what: Awaitable<T>): T {
    val context = coroutineContext
    context.ensureActive()
    val delivery = Delivery<T>(loopOf(what, context), context)
    val onCancel = delivery.cancelWith(context[Job])
    val work = carrying(context, what)
    try {
      // The outcome comes as a value, so that kotlinx, which copies exceptions for their traces,
      // leaves it as it is.
      val outcome =
        withContext(NonCancellable) {
          suspendCancellableCoroutine<Result<T>> { delivery.start(work, it) }
        }
      return outcome.getOrThrow()
    } finally {
      onCancel?.dispose()
    }
  }

  /**
   * Makes a task of a coroutine, with the [ThreadElements] of [context], which the awaiting code
   * has.
   */
  private fun <T> carrying(context: CoroutineContext, what: Awaitable<T>): Awaitable<T> {
    if (what !is CoroutineImpl<T> || ThreadElements.of(context) == null) return what
    val inherited = context.minusKey(Job).minusKey(ContinuationInterceptor).minusKey(TaskImpl)
    return KotlinCoroutine({ await(what) }, inherited, origin = what.javaClass)
  }

  /** Brings the outcome of a future to a coroutine that may be anywhere. */
  private class Delivery<T>(
    private val loop: TaskLoop,
    private val context: CoroutineContext,
  ) : LibraryCallback() {
    @Volatile private var continuation: CancellableContinuation<Result<T>>? = null

    /** The task that the awaiting coroutine belongs to. */
    override val awaiters
      get() = listOfNotNull(context[TaskImpl])

    override val by
      get() = "kotlin"

    private var future: FutureImpl<T>? = null
    private var cause: Throwable? = null

    /**
     * The carried values that the awaiting code has on its thread; null on the loop's own turn, and
     * on a loop without carried values.
     */
    private val carried = if (loop.hasTurn || loop.carried == null) null else loop.newContext()

    fun start(what: Awaitable<T>, waiting: CancellableContinuation<Result<T>>) {
      continuation = waiting
      if ((what !is FutureImpl<T> || !what.done()) && RunBlocking.blocks(loop, context))
        return waiting.resume(Result.failure(blockingRefused("runBlocking", what, loop)))
      loop.inTurn { link(what, waiting) }
    }

    private fun link(what: Awaitable<T>, waiting: CancellableContinuation<Result<T>>) {
      try {
        if (what !is FutureImpl<T> || !what.done()) loop.checkOpen()
        val awaited = futureOf(what)
        future = awaited
        if (awaited.done()) return waiting.resume(outcomeOf(awaited))
        awaited.addCallback(this)
      } catch (error: Throwable) {
        return waiting.resume(Result.failure(error))
      }
      cause?.let(::cancel)
    }

    private fun futureOf(what: Awaitable<T>): FutureImpl<T> =
      if (carried == null || what !is CoroutineImpl<T>) ensureFuture(what, loop)
      else loop.createTask(what, TaskOptions.defaults().context(carried)).asImpl()

    /**
     * Prepares for a cancellation. Called first, for the Job may be cancelled at any time from any
     * thread.
     */
    @OptIn(InternalCoroutinesApi::class) // onCancelling: when the Job is completed, it is too late
    fun cancelWith(job: Job?): DisposableHandle? =
      job?.invokeOnCompletion(onCancelling = true) { cause ->
        if (cause != null) loop.inTurn { cancel(cause) }
      }

    private fun cancel(cause: Throwable) {
      this.cause = cause
      future?.cancel((cause as? CancellationException)?.let(Texts::messageOf))
      if (loop.unwinding) giveUp(cause)
    }

    /** Gives up when the loop makes no further pass, so that no callback will come. */
    private fun giveUp(cause: Throwable) {
      val waiting = continuation ?: return
      continuation = null
      waiting.resume(Result.failure(cause))
    }

    /** Resumes in the callback's own pass: asyncio resumes in that pass. */
    @Suppress("UNCHECKED_CAST")
    override fun onDone(future: FutureImpl<*>) {
      val waiting = continuation ?: return future.retrieved()
      continuation = null
      val outcome = outcomeOf(future as FutureImpl<T>)
      if (waiting.context[ContinuationInterceptor] === loop.dispatcher)
        loop.dispatcher.resumeInTurn(waiting, outcome)
      else waiting.resume(outcome)
    }
  }
}

/**
 * An await of a task's own [block]: the operation runs inline, and suspends the way asyncio's do.
 * Inside it a cancellation is an edge, and may be undone there: the block's Job learns of the end.
 */
private class BlockAwait<T>
private constructor(private val block: Continuation<T>, private val task: TaskImpl<*>) :
  Continuation<T>, CoroutineStackFrame {

  private val frame = task.frame

  fun start(what: Awaitable<T>): Any? {
    frame?.awaits = true
    val result =
      try {
        what.awaitInline(task, this)
      } catch (error: Throwable) {
        throw failed(error)
      }
    if (result !== COROUTINE_SUSPENDED) frame?.awaits = false
    return result
  }

  override fun resumeWith(result: Result<T>) {
    val error = result.exceptionOrNull()
    if (error != null) return block.resumeWithException(failed(error))
    frame?.awaits = false
    block.resumeWith(result)
  }

  private fun failed(error: Throwable): Throwable {
    frame?.awaits = false
    if (error !is CancelledError) {
      if (task.eventLoop.inDebug) BorderTrace.add(error, task, block)
      return error
    }
    val translated = error.toCancellationException()
    if (error === task.cancellation?.error && (task.cancelling() > 0 || task.scopesCancel))
      frame?.job?.cancel(translated)
    return translated
  }

  override val context: CoroutineContext
    get() = block.context

  override val callerFrame: CoroutineStackFrame?
    get() = block as? CoroutineStackFrame

  override fun getStackTraceElement(): StackTraceElement? = null

  companion object {
    fun <T> of(block: Continuation<T>, task: TaskImpl<*>): BlockAwait<T> {
      val elements = task.frame?.elements
      return BlockAwait(if (elements == null) block else elements.around(block), task)
    }
  }
}

/** The loop that a coroutine with [context] awaits on; that of [what] first, if it has one. */
internal fun loopOf(what: Awaitable<*>?, context: CoroutineContext): TaskLoop =
  (what as? FutureImpl<*>)?.eventLoop
    ?: (context[ContinuationInterceptor] as? LoopDispatcher)?.eventLoop
    ?: context[TaskImpl]?.eventLoop
    ?: TaskLoop.running()
    ?: throw NoRunningLoopException(Messages.noRunningLoop())
