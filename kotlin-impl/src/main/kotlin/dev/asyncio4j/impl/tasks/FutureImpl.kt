package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Context
import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.InvalidStateException
import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.loop.EventLoop
import java.util.concurrent.CompletableFuture
import java.util.function.Consumer

/**
 * A result that comes later, and the callbacks that wait for it.
 *
 * ```
 *            setResult ──▶ FINISHED
 *   PENDING ─setException▶ FAILED
 *            cancel ─────▶ CANCELLED
 * ```
 *
 * Leaving PENDING queues the callbacks, in the order in which they were added; none runs inside the
 * call. Used on its loop's turn only.
 */
internal open class FutureImpl<T>(val eventLoop: TaskLoop) : Future<T> {
  /**
   * The states of a future.
   *
   * @property call what brings a future there
   */
  private enum class State(val call: String) {
    PENDING("createFuture"),
    FINISHED("Future.setResult"),
    FAILED("Future.setException"),
    CANCELLED("Future.cancel"),
  }

  private var state = State.PENDING

  /**
   * The value, the error, or, until its first reader takes it, the [CancelledError] that ended a
   * task.
   */
  private var outcome: Any? = null

  /** The message of the cancellation that ended this. */
  private var cancelMessage: String? = null

  /**
   * Callbacks in order: none, a single [DoneCallback], or a list of them. Most futures have one at
   * most.
   */
  private var callbacks: Any? = null

  /** The watch of a failure, set while it is unread and no waiting task will read it. */
  private var unretrieved: UnretrievedError? = null

  var createdAt: CreationSite? = if (eventLoop.inDebug) CreationSite() else null

  override fun done() = state != State.PENDING

  override fun cancelled() = state == State.CANCELLED

  /** True if it has ended with an error. Asking is not reading that. */
  val hasFailed: Boolean
    get() = state == State.FAILED

  /** True if it is done, and [result] does not throw. */
  val hasResult: Boolean
    get() = state == State.FINISHED

  override fun loop(): EventLoop = eventLoop

  @Suppress("UNCHECKED_CAST")
  override fun result(): T {
    failure()?.let { throw it }
    return outcome as T
  }

  override fun exception(): Throwable? {
    val failure = failure()
    if (state == State.CANCELLED) throw failure!!
    return failure
  }

  /** Returns the error that [result] throws, or null if it returns; marks an error as read. */
  fun failure(): Throwable? =
    when (state) {
      State.PENDING -> throw InvalidStateException(Messages.resultNotReady(this))
      State.CANCELLED -> cancelledError()
      State.FINISHED -> null
      State.FAILED -> {
        retrieved()
        outcome as Throwable
      }
    }

  /** Marks the error as read: it needs no report. */
  fun retrieved() {
    val report = unretrieved ?: return
    unretrieved = null
    report.settle()
  }

  /** Notes for the report that a shield was given up. */
  fun unretrievedInShield() {
    unretrieved?.shielded = true
  }

  /** The error that [setException] set or that ended a task, read or not. */
  protected fun storedError(): Throwable? = outcome.takeIf { state == State.FAILED } as Throwable?

  /**
   * Returns an error of the reader's own, unless there is the one that ended the task: its trace
   * shows where.
   */
  private fun cancelledError(): CancelledError =
    (outcome as CancelledError?)?.also { outcome = null } ?: newCancelledError()

  /**
   * Makes a cancellation for code that only records it: leaves the error that ended a task to the
   * first that is to throw it.
   */
  fun newCancelledError() = eventLoop.newCancelledError(cancelMessage)

  override fun cancel() = cancel(null)

  override fun cancel(message: String?): Boolean {
    retrieved()
    if (state != State.PENDING) return false
    end(State.CANCELLED) { cancelMessage = message }
    return true
  }

  /**
   * Ends cancelled because of [error], which the first reader gets; the others do not get its
   * message, as in asyncio.
   */
  protected fun cancelledBy(error: CancelledError) {
    end(State.CANCELLED) {
      outcome = error
      cancelMessage = null
    }
  }

  override fun setResult(value: T) {
    checkPending()
    finish(value)
  }

  override fun setException(error: Throwable) {
    checkPending()
    fail(error)
  }

  private fun checkPending() {
    if (state != State.PENDING) throw InvalidStateException(Messages.alreadyDone(this))
  }

  protected fun finish(value: T) = end(State.FINISHED) { outcome = value }

  protected fun fail(error: Throwable) =
    end(State.FAILED) {
      outcome = error
      if (!aTaskWaits() && !error.isFatal()) unretrieved = eventLoop.unretrieved.watch(this, error)
    }

  /**
   * Returns whether a task waits, which reads the error in its next step: most failures need no
   * watch.
   */
  private fun aTaskWaits(): Boolean =
    when (val waiting = callbacks) {
      null -> false
      is DoneCallback -> waiting is TaskImpl<*>
      else -> (waiting as ArrayList<*>).any { it is TaskImpl<*> }
    }

  /** Ends the future, in whatever way: the one place where that happens. */
  private inline fun end(next: State, store: () -> Unit) {
    eventLoop.checkTurn(next.call)
    if (callbacks != null) StackRoom.need(1) // whoever waits is queued, or nothing has happened
    store()
    state = next
    val waiting = callbacks ?: return
    callbacks = null
    if (waiting is DoneCallback) waiting.futureDone(this)
    else (waiting as ArrayList<*>).forEach { (it as DoneCallback).futureDone(this) }
  }

  override fun addDoneCallback(callback: Consumer<in Future<T>>) =
    addDoneCallback(callback, eventLoop.newContext())

  override fun addDoneCallback(callback: Consumer<in Future<T>>, context: Context) {
    eventLoop.checkTurn("Future.addDoneCallback")
    addCallback(ConsumerCallback(callback, (context as ContextImpl).share()))
  }

  fun addCallback(callback: DoneCallback) {
    val before = callbacks
    when {
      state != State.PENDING -> callback.futureDone(this)
      before == null -> callbacks = callback
      before is DoneCallback -> callbacks = arrayListOf(before, callback)
      else -> @Suppress("UNCHECKED_CAST") (before as ArrayList<DoneCallback>).add(callback)
    }
  }

  override fun removeDoneCallback(callback: Consumer<in Future<T>>): Int {
    eventLoop.checkTurn("Future.removeDoneCallback")
    return removeCallbacks { it is ConsumerCallback<*> && it.callback == callback }
  }

  fun removeCallback(callback: DoneCallback): Int = removeCallbacks { it === callback }

  private inline fun removeCallbacks(matches: (DoneCallback) -> Boolean): Int {
    if (callbacks == null) return 0
    val before = callbacksInOrder()
    val kept = before.filterNot(matches)
    callbacks = if (kept.isEmpty()) null else ArrayList(kept)
    return before.size - kept.size
  }

  @Suppress("UNCHECKED_CAST")
  fun callbacksInOrder(): List<DoneCallback> =
    when (val waiting = callbacks) {
      null -> emptyList()
      is DoneCallback -> listOf(waiting)
      else -> ArrayList(waiting as ArrayList<DoneCallback>)
    }

  /**
   * The callbacks as another thread sees them while the loop runs on: may be a step old, and never
   * fails.
   */
  fun callbacksSeen(): List<DoneCallback> =
    try {
      callbacksInOrder().filterIsInstance<DoneCallback>() // a torn list has places without any
    } catch (_: RuntimeException) {
      emptyList()
    }

  override fun toCompletableFuture(): CompletableFuture<T> = eventLoop.completableFuture(this)

  /** The state in text forms: "pending", or how the future ended and with what. */
  protected val describedState: String
    get() =
      when (state) {
        State.PENDING -> "pending"
        State.CANCELLED -> "cancelled"
        State.FINISHED -> "finished result=${Describe.value(outcome)}"
        State.FAILED -> "finished exception=${Describe.error(outcome)}"
      }

  override fun toString() = Describe.future(this, "Future", describedState)
}
