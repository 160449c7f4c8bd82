package dev.asyncio4j.impl.fibers

import dev.asyncio4j.Body
import dev.asyncio4j.impl.loop.BodyStack
import dev.asyncio4j.impl.loop.LoopCore
import dev.asyncio4j.impl.loop.RunningLoop
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.jvm.internal.CoroutineStackFrame

/**
 * A stack of its own for a Java body, so that `await` can suspend at any call depth.
 *
 * ```
 *            call(body)          body returned              who called has the outcome
 *   IDLE ───────────────▶ BUSY ──────────────────▶ ENDED ─────────────────────────────▶ IDLE
 *                          ▲ │
 *       resumeAfterYield() │ │ yieldValue(element), fail(error)
 *                          │ ▼
 *                        ANSWERED
 * ```
 *
 * BUSY, the body runs, or is suspended in [stop] until [resumeWith]. A generator's body also stops
 * at [yieldValue], with an element for its caller, and goes on at [resumeAfterYield].
 *
 * The loop [mount]s a fiber and gets the turn back when the fiber stops: at an await, or at the end
 * of its body. How the turn passes is what the modes differ in:
 * ```
 *                         it is mounted                        it stops
 *   loop                  by a call of its continuation        the call returns
 *     by a plain entry    by the Relay, when the entry ends    the same; at the end of its body
 *                                                              its thread goes on with the queue
 *   handoff, platform     by who then waits on its thread      the turn goes back
 *     by a plain entry    by the Relay, when the entry ends    its thread goes on with the queue
 * ```
 *
 * A fiber that blocks in any other way keeps the turn, as a blocking call does in asyncio.
 */
internal abstract class Fiber(protected val pool: FiberPool) :
  RunningLoop, BodyStack, Runnable, Continuation<Any?>, CoroutineStackFrame {
  final override val loop: LoopCore
    get() = pool.loop

  /** The context that awaits of the body run under; changes with the body. */
  final override var context: CoroutineContext = EmptyCoroutineContext
    private set

  abstract override val thread: Thread

  /** The neighbours in the [FiberPool], which knows all fibers of the loop that have not ended. */
  var older: Fiber? = null
  var newer: Fiber? = null

  final override val callerFrame: CoroutineStackFrame?
    get() = completion as? CoroutineStackFrame

  final override fun getStackTraceElement(): StackTraceElement? = null

  var started = false
    private set

  private enum class State {
    IDLE,
    BUSY,
    ANSWERED,
    ENDED,
  }

  private var state = State.IDLE
  private var body: Body<*>? = null

  /** True if the caller has an answer to take: the body has ended, or has called [yieldValue]. */
  val answered: Boolean
    get() = state >= State.ANSWERED

  /** The outcome for the await, or of the body: a value, or an error if there is one. */
  private var value: Any? = null
  private var error: Throwable? = null
  private var completion: Continuation<Any?>? = null

  /** Gives the fiber's thread the turn, until it stops. On [mounter], or the loop's thread. */
  protected abstract fun mount(mounter: Fiber?)

  /** Gives the turn back: [stopped] is set. Returns when mounted again. On the fiber. */
  protected abstract fun unmount()

  /**
   * Runs [body] under [context] until it ends or suspends. Returns its value, or throws its error,
   * in the first case; `COROUTINE_SUSPENDED` in the second, and [completion] gets the outcome
   * later, on the loop's own stack.
   */
  fun call(context: CoroutineContext, body: Body<*>, completion: Continuation<Any?>): Any? {
    this.body = body
    return proceed(context, completion)
  }

  /** Goes on after [yieldValue], which returns [sent] or throws [thrown]; else as [call]. */
  fun resumeAfterYield(
    context: CoroutineContext,
    sent: Any?,
    thrown: Throwable?,
    completion: Continuation<Any?>,
  ): Any? {
    pool.running?.checkStack()
    value = sent
    error = thrown
    return proceed(context, completion)
  }

  /** True if its answer ends a task: nothing else goes on in the same entry then. */
  val endsItsTask: Boolean
    get() = state == State.ENDED && completion === context && pool.hasRoom

  private fun proceed(context: CoroutineContext, completion: Continuation<Any?>): Any? {
    this.context = context
    state = State.BUSY
    go()
    if (answered) return takeAnswer()
    this.completion = completion
    return COROUTINE_SUSPENDED
  }

  /** Gives the caller [result]; returns when the body is called again. On the fiber. */
  fun yieldValue(result: Any?): Any? {
    checkStack()
    value = result
    state = State.ANSWERED
    try {
      stop()
    } catch (error: Throwable) {
      state = State.BUSY
      throw error
    }
    return takeOutcome()
  }

  final override fun resumeWith(result: Result<Any?>) {
    error = result.exceptionOrNull()
    value = if (error == null) result.getOrNull() else null
    go()
    if (answered) complete()
  }

  /** Brings the answer to the caller, which has got `COROUTINE_SUSPENDED`. */
  fun complete() {
    val completion = completion!!
    this.completion = null
    completion.resumeWith(runCatching(::takeAnswer))
  }

  /** The room that code on the fiber's stack may need when its body stops: see [StackRoom]. */
  protected abstract val roomToStop: Int

  /** True if the stack of a suspended body is in the heap, where nothing else bounds its depth. */
  abstract val suspendsToHeap: Boolean

  private var stackChecks = 0

  /** The number of bodies that await each other above each other on this stack: see [nest]. */
  var nested = 0

  /** Overflows the stack here, where nothing has been begun yet, if too little of it is left. */
  open fun checkStack() {
    StackRoom.need(roomToStop)
    if (++stackChecks and StackRoom.SELDOM == 0 && suspendsToHeap) StackRoom.checkDepth()
  }

  /**
   * Suspends the body until [resumeWith], whose outcome [takeOutcome] then gives; called on the
   * fiber, by code that has arranged for that call. Throws if the body cannot be suspended.
   *
   * If it goes on [plainly], no other code of its context runs meanwhile: what the context carries
   * stays in the fiber's thread. A context that the user has may be entered by any code.
   */
  fun stop(plainly: Boolean = false) {
    val carried = loop.carried
    if (carried == null || plainly && loop.context?.isShared != true) return unmount()
    val noted = carried.note(loop.context)
    try {
      unmount()
    } finally {
      carried.takeUp(loop.context, noted)
    }
  }

  /** Ends the thread of an idle fiber. */
  fun retire() {
    if (started && thread.isAlive) go()
  }

  /** The life of the fiber's thread: one body after the other. */
  final override fun run() {
    sit(this)
    try {
      while (body != null) {
        runBody()
        state = State.ENDED
        if (!rest()) break
      }
    } finally {
      sit(null)
      finish()
    }
  }

  /**
   * Gives the turn back when its body has ended. Returns true when it is mounted again, false when
   * its thread may end.
   */
  protected open fun rest(): Boolean {
    unmount()
    return true
  }

  /** Puts the idle fiber at hand for another body. */
  open fun offer() = Unit

  /** Takes the idle fiber for a body, or to end it; false if its thread has ended by itself. */
  open fun claim(): Boolean = true

  /** Runs the body in a frame of its own: an idle fiber must not keep what its last body used. */
  private fun runBody() {
    val work = body!!
    body = null
    Thread.interrupted() // clears the flag that the last body may have left
    try {
      val carried = loop.carried
      value = if (carried == null) work.run() else carried.callHere(loop, work)
    } catch (thrown: Throwable) {
      error = thrown
    }
  }

  /** Tells the fiber's thread what it is, at its start, and at its end: nothing any more. */
  protected abstract fun sit(seat: RunningLoop?)

  /** Gives the turn back for good: the thread is about to end. */
  protected abstract fun finish()

  protected fun start() {
    started = true // before: once the thread runs, it may be mounted again
    runCatching(thread::start).onFailure { started = false }.getOrThrow()
  }

  /** Fails the body before it begins, with [cause]: the fiber could not be mounted. */
  fun fail(cause: Throwable) {
    body = null
    error = cause
    state = State.ANSWERED
  }

  /** Mounts the fiber: at once, or when the entry that runs now has returned. */
  private fun go() {
    if (pool.relay.note(this)) return
    val outer = pool.running
    pool.running = this
    val carried = loop.carried
    val noted = carried?.note(loop.context)
    pool.switches++
    try {
      mount(outer)
    } finally {
      pool.running = outer
      carried?.takeUp(loop.context, noted)
      if (outer == null) carried?.shows(loop.context)
    }
  }

  override fun stackTrace(): Array<StackTraceElement> = thread.stackTrace

  override fun interrupt() = thread.interrupt()

  private fun takeAnswer(): Any? {
    if (state == State.ENDED) {
      state = State.IDLE
      context = EmptyCoroutineContext
      pool.giveBack(this)
    }
    return takeOutcome()
  }

  fun takeOutcome(): Any? {
    val thrown = error
    val result = value
    error = null
    value = null
    if (thrown != null) throw thrown
    return result
  }

  companion object {
    /**
     * Returns the fiber whose body runs on this thread; null: then nothing here can be suspended.
     */
    fun current(): Fiber? = RunningLoop.current() as? Fiber
  }
}
