package dev.asyncio4j.impl.bridge

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.DoneCallback
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.ThreadElements
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.startCoroutineUninterceptedOrReturn
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
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
 * It is the completion of its block, too, whose frames lead on to those of who awaits it, a Java
 * body's for instance.
 *
 * @param inherited has no Job, no task and no dispatcher: the task gives them
 * @param parent of the block's Job
 */
internal class KotlinCoroutine<T>(
  block: suspend CoroutineScope.() -> T,
  private val inherited: CoroutineContext = EmptyCoroutineContext,
  private val parent: Job? = null,
  private val origin: Class<*> = block.javaClass,
) : CoroutineImpl<T>(), Continuation<T>, CoroutineStackFrame {

  /** Null once it runs: what it was made with need not live as long as this. */
  private var block: (suspend CoroutineScope.() -> T)? = block

  /** Null once the block has ended. */
  private var job: BlockJob<T>? = null

  /** Makes the block's Job a child of its parent, before [task], whose body this is, begins. */
  fun belongTo(task: TaskImpl<*>) {
    job = jobIn(task, begun = false)
  }

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    val job = job ?: jobIn(task, begun = true).also { job = it }
    job.enter(completion)
    start(job)
    return job.result()
  }

  private fun jobIn(task: TaskImpl<*>, begun: Boolean): BlockJob<T> {
    val own = task + task.eventLoop.dispatcher
    if (inherited === EmptyCoroutineContext) return BlockJob(own, task, parent, null, begun)
    val context = inherited + own
    if (ThreadElements.of(inherited) == null) return BlockJob(context, task, parent, null, begun)
    val copied = withCopies(context)
    return BlockJob(copied, task, parent, ThreadElements.of(copied), begun)
  }

  /** Some elements want to be copied for each coroutine. */
  @OptIn(ExperimentalCoroutinesApi::class) // newCoroutineContext: what the builders of kotlinx do
  private fun withCopies(context: CoroutineContext): CoroutineContext =
    CoroutineScope(context).newCoroutineContext(EmptyCoroutineContext).minusKey(Job)

  @Suppress("UNCHECKED_CAST")
  private fun start(job: BlockJob<T>) {
    val elements = job.elements
    val block = block!!
    this.block = null
    val result =
      try {
        if (elements == null) block.startCoroutineUninterceptedOrReturn(job, this)
        else elements.within { block.startCoroutineUninterceptedOrReturn(job, this) }
      } catch (thrown: Throwable) {
        return resumeWithException(thrown)
      }
    if (result !== COROUTINE_SUSPENDED) resumeWith(Result.success(result as T))
  }

  override fun resumeWith(result: Result<T>) {
    val ended = job!!
    job = null
    ended.end(result)
  }

  override fun discard() {
    super.discard()
    val waiting = job ?: return
    val task = waiting.context[TaskImpl]!!
    if (task.eventLoop.unwinding) waiting.neverBegin()
    else task.addCallback(DoneCallback { waiting.neverBegin() })
  }

  override val context: CoroutineContext
    get() = job!!.context

  override val callerFrame: CoroutineStackFrame?
    get() = job?.awaiter as? CoroutineStackFrame

  override fun getStackTraceElement(): StackTraceElement? = null

  override fun description(): String = origin.name
}
