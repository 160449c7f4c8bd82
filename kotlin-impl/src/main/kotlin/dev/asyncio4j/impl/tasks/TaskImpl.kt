package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
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
  private var phase = TaskPhase.NEW

  /** The neighbours in the loop's [TaskList]. */
  var previousOfLoop: TaskImpl<*>? = null
  var nextOfLoop: TaskImpl<*>? = null

  /**
   * Entries of the queue whose wait was taken back by [abandonWait] after it had been over: their
   * turn does nothing. They come before the one of READY.
   */
  private var staleEntries = 0

  /** The continuation that the next step resumes: set while the task is WAITING or READY. */
  private var next: Continuation<Any?>? = null

  /** The future this task waits for. */
  var waiter: FutureImpl<*>? = null
    private set

  /** Null as long as nobody has cancelled the task. */
  var cancellation: Cancellation? = null
    private set

  /** True once it has awaited itself: no await of it is accepted any more, as in CPython. */
  var awaitedItself = false

  /** The context of the code that the body runs now: the task's, or of a `Context.run` it is in. */
  private var activeContext = taskContext

  /** The frame of the code that runs now; null for the task's body. Written by [Frame] alone. */
  var frame: Frame? = null

  /** True if no code of the user's comes between the end of an await and the Java body. */
  var goesOnPlainly = false

  /** An operation that was cancelled may cancel others, and so call code of the user's. */
  override val callsNoUserCode: Boolean
    get() = if (isNew) coroutine is JavaCoroutine else goesOnPlainly && waiter?.cancelled() != true

  /** True while its body has not begun. */
  val isNew: Boolean
    get() = phase == TaskPhase.NEW

  /** True while a Kotlin block waits in kotlinx, such as for code on another dispatcher. */
  val isSuspendedInKotlinx: Boolean
    get() = phase == TaskPhase.IN_KOTLINX && !done()

  override val key: CoroutineContext.Key<*>
    get() = Key

  /** The coroutine context of the code that runs now: one under another is not the task's own. */
  override val context: CoroutineContext
    get() = frame?.context ?: this

  /** Runs one step: starts the body, or resumes it with the outcome of its await. */
  override fun run() {
    if (staleEntries > 0) {
      staleEntries--
      return
    }
    val begins = isNew
    phase = TaskPhase.RUNNING
    eventLoop.enter(this, activeContext)
    try {
      carrying { if (begins) start() else resume() }
    } catch (error: Throwable) {
      leave()
      throw error
    }
    if (!eventLoop.fibers.mountsLater) endStep()
  }

  /** Ends a step whose code has all run: also called by the relay. */
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
    val nested = phase == TaskPhase.RUNNING
    if (next == null) phase = TaskPhase.RUNNING
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
    val carried = eventLoop.carried
    if (carried == null) code() else carried.bind(activeContext) { code() }
  }

  /** Notes that its code has returned: unless it waits for a future, kotlinx is to resume it. */
  private fun stopped() {
    if (phase != TaskPhase.RUNNING || done()) return
    phase = TaskPhase.IN_KOTLINX
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

  /** Suspends the code that calls this until [future] is done: then [continuation] goes on. */
  fun waitFor(future: FutureImpl<*>, continuation: Continuation<Any?>) {
    val awaited = refused(this, future) ?: future
    val scoped = scopesCancel
    suspendOn(continuation)
    waiter = awaited
    awaited.addCallback(this)
    eventLoop.instrument?.taskWaits(this, awaited)
    cancellation?.handOnTo(awaited, scoped)
  }

  /** Suspends the code that calls this for one pass: [continuation] goes on in the next one. */
  fun yieldPass(continuation: Continuation<Any?>) {
    val scoped = scopesCancel
    suspendOn(continuation)
    eventLoop.instrument?.taskWaits(this, null)
    if (scoped) cancellation!!.endPass()
    queue(null)
  }

  /** Queues the next step, [because] that is done; the first one leaves the task NEW. */
  fun queue(because: FutureImpl<*>?) {
    eventLoop.callSoon(this)
    if (!isNew) phase = TaskPhase.READY
    eventLoop.instrument?.taskScheduled(this, because)
  }

  private fun suspendOn(continuation: Continuation<Any?>) {
    if (eventLoop.unwinding) eventLoop.refuseAwait()
    if (next != null) abandonWait()
    next = continuation
    phase = TaskPhase.WAITING
    activeContext = eventLoop.context!!
  }

  /**
   * Takes the last [waitFor] or [yieldPass] back, if it is still on: the body could not suspend.
   * Its stack may have overflowed in the middle of a wait. Returns what would have been resumed.
   */
  fun abandonWait(): Continuation<Any?>? {
    val abandoned = next ?: return null
    if (phase == TaskPhase.READY) staleEntries++
    phase = TaskPhase.RUNNING
    waiter?.removeCallback(this)
    waiter = null
    cancellation?.scopes?.endsYield()
    next = null
    return abandoned
  }

  override fun futureDone(future: FutureImpl<*>) {
    if (future === waiter) queue(future)
  }

  override val suspendedAt: Continuation<*>?
    get() = next ?: frame?.awaiter

  override fun cancel(message: String?): Boolean {
    retrieved()
    if (done()) return false
    eventLoop.checkTurn("Task.cancel")
    eventLoop.instrument?.taskCancelled(this, message)
    cancellable().request(message)
    return true
  }

  /** The [job] of a Kotlin block that waits for what this task does was cancelled. */
  fun interrupt(job: Job) {
    if (next != null) return cancellable().interrupt(waiter)
    frame?.job?.let { if (it !== job) it.cancel() }
  }

  fun cancellable() = cancellation ?: Cancellation(this).also { cancellation = it }

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
    eventLoop.instrument?.taskEnded(this)
    if (unattended) tellFailure()
  }

  override fun toString() = Describe.task(this, next != null, describedState)

  companion object Key : CoroutineContext.Key<TaskImpl<*>>
}
