package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.suspendedStack
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.isFatal
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.Job

/**
 * A coroutine that the loop drives, step by step.
 *
 * ```
 *           run()              awaits a future that is not done
 *   NEW ───────────▶ RUNNING ────────────────────────────────────▶ WAITING
 *                     ▲ │ │ ▲                                         │
 *              runAs()│ │ │ │ run()                                   │
 *                     │ ▼ │ │           sleep(0)                      │
 *            IN_KOTLINX   │ └──── READY ◀──── RUNNING                 │
 *                         │         ▲                                 │
 *                         │         └────── futureDone() ─────────────┘
 *                         └─ body ended ──▶ done
 * ```
 *
 * Invariant: NEW and READY have one entry in the queue, which is the task itself; WAITING has its
 * [waiter], whose completion will queue it.
 *
 * It is its own coroutine context and completion, too: a suspended task is this object and its
 * body's frames.
 */
internal class TaskImpl<T>(
  loop: TaskLoop,
  coroutine: CoroutineImpl<T>,
  name: String?,
  taskContext: ContextImpl,
) :
  NamedTask<T>(loop, coroutine, name, taskContext),
  Ready,
  DoneCallback,
  Continuation<T>,
  CoroutineContext.Element {
  private enum class Phase {
    NEW,
    READY,
    RUNNING,
    WAITING,
    IN_KOTLINX,
  }

  private var phase = Phase.NEW

  /** Its neighbours in the loop's [TaskList]. */
  var previousOfLoop: TaskImpl<*>? = null
  var nextOfLoop: TaskImpl<*>? = null

  /**
   * Entries of the queue whose wait was taken back by [abandonWait] after it had been over: their
   * turn does nothing. They come before the one of READY.
   */
  private var staleEntries = 0

  /** What the next step resumes: set while the task is WAITING or READY. */
  private var next: Continuation<Any?>? = null

  /** The future this task waits for. */
  var waiter: FutureImpl<*>? = null
    private set

  /** Null as long as nobody has cancelled the task. */
  var cancellation: Cancellation? = null
    private set

  /** It has awaited itself: no await of it is accepted any more, as in CPython. */
  var awaitedItself = false

  /** The context of the code that the body runs now: the task's, or of a `Context.run` it is in. */
  private var activeContext = taskContext

  /** What code of the task runs in now; null for its body. Written by [Frame] alone. */
  var frame: Frame? = null

  /** A Java body awaits something that is nothing of the user's: the queue asks, not the fiber. */
  var goesOnPlainly = false

  override val plain: Boolean
    get() = if (isNew) coroutine is JavaCoroutine else goesOnPlainly

  /** Its body has not begun. */
  val isNew: Boolean
    get() = phase == Phase.NEW

  /** A Kotlin block waits for something of kotlinx, such as code on another dispatcher. */
  val isSuspendedInKotlinx: Boolean
    get() = phase == Phase.IN_KOTLINX && !done()

  override val key: CoroutineContext.Key<*>
    get() = Key

  /** The coroutine context of the code that runs now: one under another is not the task's own. */
  override val context: CoroutineContext
    get() = frame?.context ?: this

  /** One step: starts the body, or resumes it with the outcome of what it awaited. */
  override fun run() {
    if (staleEntries > 0) {
      staleEntries--
      return
    }
    val begins = isNew
    phase = Phase.RUNNING
    eventLoop.enter(this, activeContext)
    try {
      carrying { if (begins) start() else resume() }
    } catch (error: Throwable) {
      leave()
      throw error
    }
    if (!eventLoop.fibers.mountsLater) endStep()
  }

  /** All code of a step has run: also called by the relay. */
  fun endStep() {
    leave()
    eventLoop.throwFatal()
  }

  private fun leave() {
    try {
      stopped()
    } finally {
      eventLoop.leave()
    }
  }

  /** Runs [code] as this task's inside whatever runs now: all code of a task but its steps. */
  private inline fun asTask(crossinline code: () -> Unit) {
    val outerTask = eventLoop.currentTask
    val outerContext = eventLoop.context
    val nested = phase == Phase.RUNNING
    if (next == null) phase = Phase.RUNNING
    eventLoop.enter(this, activeContext)
    try {
      carrying { code() }
    } finally {
      try {
        if (!nested) stopped()
      } finally {
        eventLoop.enter(outerTask, outerContext)
      }
    }
    if (outerTask == null) eventLoop.throwFatal()
  }

  private inline fun carrying(crossinline code: () -> Unit) {
    val carriers = eventLoop.carriers
    if (carriers == null) code() else carriers.bind(activeContext) { code() }
  }

  /** Its code has returned to the loop; unless it waits for a future, kotlinx is to resume it. */
  private fun stopped() {
    if (phase != Phase.RUNNING || done()) return
    phase = Phase.IN_KOTLINX
    if (cancellation?.isDue == true) cancellation!!.cancelInKotlinx()
  }

  /** Runs Kotlin code of this task that kotlinx, not a step, resumes. */
  fun runAs(code: Runnable) = asTask { code.run() }

  /** Runs the first step inside the call that creates the task. */
  fun startEagerly() = asTask { start() }

  private fun start() {
    if (cancellation?.take() == true) {
      coroutine.discard()
      return complete { cancelledBy(CancelledError(cancellation!!.message)) }
    }
    val result =
      try {
        coroutine.run(this, this)
      } catch (error: Throwable) {
        return resumeWithException(error)
      }
    @Suppress("UNCHECKED_CAST")
    if (result !== COROUTINE_SUSPENDED) resumeWith(Result.success(result as T))
  }

  private fun resume() {
    val awaited = waiter
    waiter = null
    val outcome = awaited?.failure()
    val cancellation = cancellation
    val error = if (cancellation == null) outcome else cancellation.deliver(outcome)
    val resumed = next!!
    next = null
    resumed.resumeWith(
      if (error != null) Result.failure(error) else Result.success(awaited?.result())
    )
  }

  /** [continuation], of the code that now suspends, is to go on when [future] is done. */
  fun waitFor(future: FutureImpl<*>, continuation: Continuation<Any?>) {
    val awaited = refused(this, future) ?: future
    suspendOn(continuation)
    waiter = awaited
    awaited.addCallback(this)
    cancellation?.handOnTo(awaited)
  }

  /** [continuation], of the code that now suspends, is to go on in the next pass. */
  fun yieldPass(continuation: Continuation<Any?>) {
    suspendOn(continuation)
    queue()
  }

  /** Queues the next step; the first one leaves the task NEW. */
  fun queue() {
    eventLoop.callSoon(this)
    if (!isNew) phase = Phase.READY
  }

  private fun suspendOn(continuation: Continuation<Any?>) {
    if (eventLoop.unwinding) eventLoop.refuseAwait()
    if (next != null) abandonWait()
    next = continuation
    phase = Phase.WAITING
    activeContext = eventLoop.context!!
  }

  /**
   * Takes the last [waitFor] or [yieldPass] back, if it is still on: the body could not suspend.
   * Its stack may have overflowed in the middle of a wait. Returns what would have been resumed.
   */
  fun abandonWait(): Continuation<Any?>? {
    val abandoned = next ?: return null
    if (phase == Phase.READY) staleEntries++
    phase = Phase.RUNNING
    waiter?.removeCallback(this)
    waiter = null
    next = null
    return abandoned
  }

  override fun futureDone(future: FutureImpl<*>) {
    if (future === waiter) queue()
  }

  override fun cancel(message: String?): Boolean {
    retrieved()
    if (done()) return false
    eventLoop.checkTurn("Task.cancel")
    cancellable().request(message)
    return true
  }

  /** The [job] of a Kotlin block that waits for what this task does was cancelled. */
  fun interrupt(job: Job) {
    if (next != null) return cancellable().interrupt(waiter)
    frame?.job?.let { if (it !== job) it.cancel() }
  }

  private fun cancellable() = cancellation ?: Cancellation(this).also { cancellation = it }

  override fun cancelling() = cancellation?.requests ?: 0

  override fun uncancel() = cancellation?.uncancel() ?: 0

  override fun resumeWith(result: Result<T>) {
    if (eventLoop.unwinding) return
    abandonWait()
    val error = result.exceptionOrNull()
    if (error != null && error.isFatal()) eventLoop.fatal = error
    val cancelAtEnd = cancellation?.take() == true
    when {
      error is CancelledError -> complete { cancelledBy(error) }
      error != null -> complete { fail(error) }
      // It has returned with a cancellation pending, which wins; every reader gets its message.
      cancelAtEnd -> complete { super.cancel(cancellation!!.message) }
      else -> @Suppress("UNCHECKED_CAST") complete { finish(result.getOrNull() as T) }
    }
  }

  private inline fun complete(finish: () -> Unit) {
    eventLoop.forget(this)
    finish()
    if (unattended) tellFailure()
  }

  override fun stack(): List<StackTraceElement> =
    if (!done()) suspendedStack(next ?: frame?.awaiter)
    else storedError()?.stackTrace?.toList() ?: emptyList()

  override fun toString() = Describe.task(this, next != null, describedState)

  companion object Key : CoroutineContext.Key<TaskImpl<*>>
}
