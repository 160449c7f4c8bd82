package dev.asyncio4j.impl.tasks

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.loop.suspendedStack
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.resumeWithException
import kotlinx.coroutines.CancellationException

/**
 * A coroutine that the loop drives, step by step.
 *
 * ```
 *            queued          run()                awaits a future that is not done
 *   created ───────▶ READY ────────▶ RUNNING ───────────────────────────────▶ WAITING
 *                      ▲                │ │                                       │
 *                      └── sleep(0) ────┘ └── body ended ──▶ done                 │
 *                      └─────────────── future done: futureDone() ────────────────┘
 * ```
 *
 * Invariant: either [waiter] is null and the task is in the ready queue (or runs, or is done), or
 * [waiter] is the future whose completion will queue it. So at most one entry of the queue is this
 * task, and the task itself can be that entry.
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
  CancellableTask<T>(loop, coroutine, name, taskContext),
  Ready,
  DoneCallback,
  Continuation<T>,
  CoroutineContext.Element {

  /** Its neighbours in the loop's [TaskList]. */
  var previousOfLoop: TaskImpl<*>? = null
  var nextOfLoop: TaskImpl<*>? = null

  /** An entry of the queue is to begin the next step. */
  private var queued = false

  /**
   * Entries of the queue whose wait was taken back by [abandonWait] after it had been over: their
   * turn does nothing. They come before the one of [queued].
   */
  private var staleEntries = 0

  var started = false
    private set

  /**
   * From its first await of itself on, CPython refuses all awaits of a task: at once, until it is
   * done.
   */
  private var awaitedItself = false

  /** The context of the code that the body runs now: the task's, or of a `Context.run` it is in. */
  private var activeContext = taskContext

  /**
   * What code of this task runs under now: a suspension under any other coroutine context is not
   * the task's own.
   */
  var ownContext: CoroutineContext = this

  /** A Kotlin block waits for something of kotlinx, such as code on another dispatcher. */
  val suspendedInKotlinx: Boolean
    get() = started && next == null

  /** Of the Kotlin block that runs now; null, as nearly always, if it has none. */
  var threadElements: ThreadElements? = null

  /** Whoever ran the loop for this task is told that it did not end: its close need not say so. */
  var pendingIsKnown = false

  /** A Java body awaits something, and nothing of the user's comes between its end and the body. */
  var goesOnPlainly = false

  override val plain: Boolean
    get() = if (started) goesOnPlainly else coroutine is JavaCoroutine

  override val key: CoroutineContext.Key<*>
    get() = Key

  override val context: CoroutineContext
    get() = ownContext

  /** One step: starts the body, or resumes it with the outcome of what it awaited. */
  override fun run() {
    if (staleEntries > 0) {
      staleEntries--
      return
    }
    queued = false
    eventLoop.enter(this, activeContext)
    try {
      step { if (started) resume() else start() }
    } catch (error: Throwable) {
      eventLoop.leave()
      throw error
    }
    if (!eventLoop.fibers.mountsLater) endStep()
  }

  /** All code of a step has run: also called by the relay. */
  fun endStep() {
    inStep = false
    try {
      if (mustCancel) cancelInKotlinx()
    } finally {
      eventLoop.leave()
    }
    eventLoop.throwFatal()
  }

  private inline fun step(crossinline code: () -> Unit) {
    val outer = inStep
    inStep = true
    try {
      val carriers = eventLoop.carriers
      if (carriers == null) code() else carriers.bind(activeContext) { code() }
    } finally {
      inStep = outer || eventLoop.fibers.mountsLater
    }
    if (mustCancel && !inStep) cancelInKotlinx()
  }

  private fun start() {
    started = true
    if (mustCancel) {
      mustCancel = false
      coroutine.discard()
      return completeCancelled(CancelledError(cancelMessage))
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
    val error = deliver(awaited?.failure())
    val resumed = next!!
    next = null
    resumed.resumeWith(
      if (error != null) Result.failure(error) else Result.success(awaited?.result())
    )
  }

  /** Runs Kotlin code of this task that kotlinx, not a step, resumes. */
  fun runAs(code: Runnable) {
    eventLoop.enter(this, activeContext)
    try {
      step { code.run() }
    } finally {
      eventLoop.leave()
    }
    eventLoop.throwFatal()
  }

  /**
   * The loop closes: runs what the suspended body has in its `finally` blocks, and ends it. The
   * task stays pending.
   */
  fun unwind() {
    if (!started) return coroutine.discard()
    val resumed = next
    abandonWait()
    eventLoop.enter(this, activeContext)
    try {
      // A block that is suspended in kotlinx hears of it as kotlinx does.
      if (resumed != null) resumed.resumeWith(Result.failure(LoopClosing()))
      else innermostJob?.cancel(CancellationException("the event loop was closed", LoopClosing()))
    } finally {
      eventLoop.leave()
    }
  }

  /** Runs the first step inside the call that creates the task. */
  fun startEagerly() {
    eventLoop.within(this, activeContext) { step { start() } }
  }

  /**
   * Called by the body's code, which suspends right after it: [continuation] goes on when [future]
   * is done.
   */
  fun waitFor(future: FutureImpl<*>, continuation: Continuation<Any?>) {
    check(future !is TaskImpl<*> || !future.awaitedItself) {
      "Task cannot be awaited, it has awaited itself: $future"
    }
    if (future === this) awaitedItself = true
    val awaited = refused(this, future) ?: future
    val scoped = scopesCancel
    suspendOn(continuation)
    waiter = awaited
    awaited.addCallback(this)
    beganToWait(awaited, scoped)
  }

  /**
   * Called by the body's code, which suspends right after it: [continuation] goes on in the next
   * pass.
   */
  fun yieldPass(continuation: Continuation<Any?>) {
    val scoped = scopesCancel
    suspendOn(continuation)
    beganToYield(scoped)
    queue(null)
  }

  /** Queues the next step, [because] that is done. */
  fun queue(because: FutureImpl<*>?) {
    eventLoop.callSoon(this)
    queued = true
    eventLoop.instrument?.taskScheduled(this, because)
  }

  private fun suspendOn(continuation: Continuation<Any?>) {
    if (eventLoop.unwinding) eventLoop.refuseAwait()
    if (next != null) abandonWait()
    next = continuation
    activeContext = eventLoop.context!!
  }

  /**
   * The body could not suspend after all: takes the last [waitFor] or [yieldPass] back, if it is
   * still on. Whatever the body does next, its stack may have overflowed in the middle of a wait.
   */
  fun abandonWait() {
    if (next == null) return
    if (queued) {
      queued = false
      staleEntries++
    }
    waiter?.removeCallback(this)
    waiter = null
    scopes?.endsYield()
    next = null
  }

  override fun futureDone(future: FutureImpl<*>) {
    if (future === waiter) queue(future)
  }

  override fun resumeWith(result: Result<T>) {
    if (eventLoop.unwinding) return
    abandonWait()
    val error = result.exceptionOrNull()
    if (error != null && error.isFatal()) eventLoop.fatal = error
    val cancelAtEnd = mustCancel
    mustCancel = false
    when {
      error is CancelledError -> completeCancelled(error)
      error != null -> complete { fail(error) }
      cancelAtEnd -> complete(::endCancelled)
      else -> @Suppress("UNCHECKED_CAST") complete { finish(result.getOrNull() as T) }
    }
  }

  private fun completeCancelled(error: CancelledError) = complete { cancelledBy(error) }

  private inline fun complete(finish: () -> Unit) {
    eventLoop.forget(this)
    finish()
    eventLoop.instrument?.taskEnded(this)
    if (unattended) tellFailure()
  }

  override fun stack(): List<StackTraceElement> =
    if (!done()) suspendedStack(next ?: blockAwaiter)
    else storedError()?.stackTrace?.toList() ?: emptyList()

  override fun toString(): String {
    val state = if (mustCancel || !done() && cancelling() > 0) "cancelling" else describedState
    val waits = waiter?.let { " wait_for=${Describe.short(it)}" } ?: ""
    val body = Describe.body(this, coroutine, next != null)
    return Describe.future(this, "Task", "$state name='${getName()}' coro=<$body>$waits")
  }

  companion object Key : CoroutineContext.Key<TaskImpl<*>>
}
