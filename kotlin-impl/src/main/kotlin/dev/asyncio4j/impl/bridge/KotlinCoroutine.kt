package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.AsyncTimeoutException
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.ThreadElements
import dev.asyncio4j.impl.tasks.fromOutside
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.newCoroutineContext

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
 *
 * It is the completion of its block, too, whose frames lead on to those of who awaits it.
 *
 * @param inherited without a Job, a task and a dispatcher: the task gives them
 * @param parent of the block's Job
 */
internal class KotlinCoroutine<T>(
  private val block: suspend CoroutineScope.() -> T,
  private val inherited: CoroutineContext = EmptyCoroutineContext,
  private val parent: Job? = null,
  private val origin: Any = block,
) : CoroutineImpl<T>(), Continuation<T>, CoroutineStackFrame {

  private var job: BlockJob<T>? = null
  private var elements: ThreadElements? = null

  private var begun = false

  /** Who awaits this; null before it begins, and once it has gone on. */
  private var awaiter: Continuation<T>? = null

  /** The block has suspended, or waits for its children: [awaiter] is to be resumed. */
  private var suspended = false

  /** How the block itself ended; its Job may know better. */
  private var succeeded = false
  private var value: T? = null
  private var error: Throwable? = null

  /** A `withTimeout` of its own came out of the block: nobody has cancelled anything. */
  private var timedOut = false

  /** What the task had before this, and has again after it. */
  private var outerContext: CoroutineContext? = null
  private var outerJob: Job? = null
  private var outerAwaiter: Continuation<*>? = null
  private var outerElements: ThreadElements? = null

  /** Makes the block's Job before [task], whose body this is, begins. */
  fun belongTo(task: TaskImpl<*>) {
    if (job == null) jobIn(task)
  }

  private fun jobIn(task: TaskImpl<*>): BlockJob<T> {
    val own = task + task.eventLoop.dispatcher
    val context = if (inherited === EmptyCoroutineContext) own else inheritedAnd(own)
    return BlockJob(context, task, this).also {
      job = it
      it.follow(parent)
    }
  }

  @OptIn(ExperimentalCoroutinesApi::class) // newCoroutineContext: copies elements that want it
  private fun inheritedAnd(own: CoroutineContext): CoroutineContext {
    val context = inherited + own
    if (ThreadElements.of(context) == null) return context
    val copied = CoroutineScope(context).newCoroutineContext(EmptyCoroutineContext).minusKey(Job)
    elements = ThreadElements.of(copied)
    return copied
  }

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    val job = job ?: jobIn(task)
    begun = true
    awaiter = completion
    enter(task, job)
    start(job)
    if (awaiter == null) return COROUTINE_SUSPENDED // the task has ended
    if (completion !== task && job.isCompleted) {
      leave(task)
      return outcome(failureOf(job)).getOrThrow()
    }
    suspended = true
    if (job.isCancelled) interrupt(job)
    return COROUTINE_SUSPENDED
  }

  @Suppress("UNCHECKED_CAST")
  private fun start(job: BlockJob<T>) {
    val elements = elements
    val result =
      try {
        if (elements == null) block.startCoroutineUninterceptedOrReturn(job, this)
        else elements.within { block.startCoroutineUninterceptedOrReturn(job, this) }
      } catch (thrown: Throwable) {
        return resumeWithException(thrown)
      }
    if (result !== COROUTINE_SUSPENDED) resumeWith(Result.success(result as T))
  }

  private fun enter(task: TaskImpl<*>, job: BlockJob<T>) {
    outerContext = task.ownContext
    outerJob = task.innermostJob
    outerAwaiter = task.blockAwaiter
    outerElements = task.threadElements
    task.ownContext = job.context
    task.innermostJob = job
    task.blockAwaiter = awaiter
    task.threadElements = elements
  }

  private fun leave(task: TaskImpl<*>) {
    task.ownContext = outerContext!!
    task.innermostJob = outerJob
    task.blockAwaiter = outerAwaiter
    task.threadElements = outerElements
    outerContext = null
    outerJob = null
    outerAwaiter = null
    outerElements = null
    awaiter = null
  }

  override val context: CoroutineContext
    get() = job!!.context

  override val callerFrame: CoroutineStackFrame?
    get() = awaiter as? CoroutineStackFrame

  override fun getStackTraceElement(): StackTraceElement? = null

  /** The block itself has ended; its children may not have. */
  override fun resumeWith(result: Result<T>) {
    val job = job!!
    val thrown = result.exceptionOrNull()
    if (thrown == null) {
      succeeded = true
      value = result.getOrNull()
      return job.resumeWith(result)
    }
    val seenByJob = if (thrown is CancelledError) thrown.toCancellationException() else thrown
    timedOut = thrown is TimeoutCancellationException && job.isActive
    error = seenByJob
    job.resumeWithException(seenByJob)
  }

  /** [job] may be cancelled by a failed child or by its parent, at any time, from any thread. */
  fun cancelled(job: BlockJob<T>) {
    if (error != null) return // by the block's own end: it sleeps in nothing
    val task = job.task
    onLoop(task.eventLoop) {
      if (begun) {
        interrupt(job)
      } else {
        task.cancel()
        if (task.eventLoop.unwinding) neverBegins(job) // nobody will see the task end
      }
    }
  }

  /** The block must not sleep on in what it awaits. */
  private fun interrupt(job: BlockJob<T>) {
    if (!job.isCompleted) job.task.interrupt(job)
  }

  override fun discard() {
    super.discard()
    val job = job ?: return
    if (job.task.eventLoop.unwinding) neverBegins(job)
    else job.task.addCallback(DoneCallback { neverBegins(job) })
  }

  private fun neverBegins(job: BlockJob<T>) {
    if (!job.isCompleted)
      resumeWithException(CancellationException("the task was cancelled before it began"))
  }

  /** All has ended, with [failure] if not null: see [BlockJob]. */
  fun completing(job: BlockJob<T>, failure: Throwable?) {
    if (awaiter === job.task) goOn(job, failure)
  }

  fun completed(job: BlockJob<T>) {
    if (awaiter != null && awaiter !== job.task) goOn(job, failureOf(job))
  }

  /**
   * A child on another dispatcher may be the last to end: then the task goes on in a later pass.
   */
  private fun goOn(job: BlockJob<T>, failure: Throwable?) {
    val task = job.task
    val loop = task.eventLoop
    when {
      !onTurnOf(loop) -> loop.fromOutside { task.runAs { resumeAwaiter(task, failure) } }
      loop.currentTask === task -> resumeAwaiter(task, failure)
      else -> task.runAs { resumeAwaiter(task, failure) }
    }
  }

  private fun resumeAwaiter(task: TaskImpl<*>, failure: Throwable?) {
    val resumed = awaiter ?: return
    if (!suspended && resumed !== task) return // it has not been left: run() gives the outcome
    leave(task)
    val outcome = outcome(failure)
    val thrown = outcome.exceptionOrNull()
    if (thrown != null && suspended && task.eventLoop.inDebug) BorderTrace.add(thrown, task, resumed)
    resumed.resumeWith(outcome)
    if (thrown != null && parent?.isCancelled == true) task.retrieved() // its error is the scope's
  }

  @OptIn(ExperimentalCoroutinesApi::class)
  private fun failureOf(job: BlockJob<T>) = job.getCompletionExceptionOrNull()

  @Suppress("UNCHECKED_CAST")
  private fun outcome(failure: Throwable?): Result<T> {
    if (failure == null) return Result.success(value as T)
    if (failure !is CancellationException) return Result.failure(failure)
    if (succeeded && failure.ofAsyncio() != null) return Result.success(value as T)
    val own = error as? CancellationException
    if (timedOut) return Result.failure(AsyncTimeoutException("${own!!.message}", own))
    return Result.failure((own ?: failure).toCancelledError())
  }

  override fun description(): String = origin.javaClass.name
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
