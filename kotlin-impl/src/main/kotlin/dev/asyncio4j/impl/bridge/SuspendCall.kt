package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Body1
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.Frame
import dev.asyncio4j.impl.tasks.TaskImpl
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.jvm.internal.CoroutineStackFrame
import kotlinx.coroutines.CancellationException

/** Makes the frame below the function of a call: by Java code, for Kotlin's compiler hides them. */
internal fun interface CallFrames {
  fun below(call: Continuation<Any?>): Continuation<Any?>
}

/**
 * The call of a `suspend` function by Java code: a Kotlin block as part of a task, as
 * [KotlinCoroutine] says, but for its Job. That is made when the context of the call is asked for,
 * or the function suspends: most calls return at once, and need none.
 *
 * ```
 *             run()                  the context is asked for on the loop's turn, or it suspends
 *   NEW ───────────────▶ CALLED ──────────────────────────────────────────────────────────▶ ENTERED
 *                          └── it returns, or throws: over
 * ```
 *
 * @param toValue makes the value of the coroutine of that of the function
 */
internal class SuspendCall<T>(
  private val call: Body1<Continuation<T>, Any?>,
  private val frames: CallFrames,
  private val toValue: ((Any?) -> Any?)? = null,
) : CoroutineImpl<T>(), Continuation<Any?>, CoroutineStackFrame {
  private var task: TaskImpl<*>? = null
  private var awaiter: Continuation<T>? = null

  /** The frame that ran in the task when the call began. */
  private var outer: Frame? = null

  /** The Job; null until it is made, by whichever thread asks first. */
  @Volatile private var job: BlockJob<Any?>? = null

  /** True once [job] is part of the task: made before by a thread that the function has called. */
  @Volatile private var entered = false

  override fun run(task: TaskImpl<*>, completion: Continuation<T>): Any? {
    this.task = task
    awaiter = completion
    outer = task.frame
    val result =
      try {
        @Suppress("UNCHECKED_CAST") call.run(frames.below(this) as Continuation<T>)
      } catch (thrown: Throwable) {
        if (isPlain(thrown)) throw thrown
        return enter().also { it.end(Result.failure(thrown)) }.result()
      }
    if (result !== COROUTINE_SUSPENDED && job == null) return valueOf(result)
    val job = enter()
    if (result !== COROUTINE_SUSPENDED) job.end(Result.success(valueOf(result)))
    return job.result()
  }

  /** True if [thrown] needs no translation, and nothing waits for the Job. */
  private fun isPlain(thrown: Throwable) =
    job == null && thrown !is CancelledError && thrown !is CancellationException

  private fun valueOf(result: Any?): Any? = if (toValue == null) result else toValue.invoke(result)

  /** The Job as part of the task, whose frame it is. On the loop's turn. */
  private fun enter(): BlockJob<Any?> {
    val job = job ?: make()
    if (!entered) {
      @Suppress("UNCHECKED_CAST") job.enter(awaiter as Continuation<Any?>, outer)
      entered = true
    }
    return job
  }

  private fun make(): BlockJob<Any?> {
    val task = checkNotNull(task) { "$this has not begun" }
    val made = BlockJob<Any?>(task + task.eventLoop.dispatcher, task, null, null, begun = true)
    return if (JOB.compareAndSet(this, null, made)) made else job!!
  }

  override val context: CoroutineContext
    get() {
      val job = job
      if (job != null) return job.context
      return (if (task?.eventLoop?.hasTurn == true) enter() else make()).context
    }

  /** Ends the function, which has suspended; another thread may be here before it has. */
  override fun resumeWith(result: Result<Any?>) {
    val value = result.map(::valueOf)
    val loop = task!!.eventLoop
    if (entered || loop.hasTurn) enter().end(value)
    else loop.laterFromOutside { enter().end(value) }
  }

  override val callerFrame: CoroutineStackFrame?
    get() = awaiter as? CoroutineStackFrame

  override fun getStackTraceElement(): StackTraceElement? = null

  override fun description(): String = call.javaClass.name

  private companion object {
    val JOB: AtomicReferenceFieldUpdater<SuspendCall<*>, BlockJob<*>> =
      AtomicReferenceFieldUpdater.newUpdater(
        SuspendCall::class.java,
        BlockJob::class.java,
        "job",
      )
  }
}
