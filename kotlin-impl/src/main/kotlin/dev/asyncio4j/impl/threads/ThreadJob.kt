package dev.asyncio4j.impl.threads

import dev.asyncio4j.Body
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.remote.RemoteAnswer
import dev.asyncio4j.impl.remote.RemoteWorkImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.whenDone
import dev.asyncio4j.lowlevel.ExecutorAdapter
import java.io.Serializable
import java.util.concurrent.Callable
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.CompletionStage
import java.util.concurrent.ExecutionException
import java.util.concurrent.ExecutorService
import java.util.concurrent.Future
import java.util.concurrent.atomic.AtomicReference

/**
 * One piece of work for a thread.
 *
 * ```
 *             a thread runs it ─────▶ RUN: its outcome goes to the loop
 *   WAITING ─┤ an executor's future ─▶ TOLD: the executor ran it, here or after it was serialised
 *             a cancel ─────────────▶ DROPPED: it never runs, wherever it still queues
 * ```
 *
 * Cancelling one that runs ends the wait, and interrupts its thread if that was asked for.
 *
 * So an executor that runs its work in another process, or on another machine, needs no care: what
 * it serialises is the body alone.
 */
internal class ThreadJob<T>(
  @Transient private val loop: TaskLoop,
  private val body: Body<T>,
  @Transient private val options: Executors.Options,
  @Transient private val onEnd: () -> Unit,
) : Runnable, Callable<T?>, Serializable {
  @Transient val future = FutureImpl<T>(loop)

  private enum class State {
    WAITING,
    RUN,
    TOLD,
    DROPPED,
  }

  /** Left for one other state, once: so the end counts once. */
  @Transient private val state = AtomicReference(State.WAITING)

  @Transient private val serialised = CompletableFuture<Unit>()

  /**
   * The thread that runs the body now, and whether it is to be interrupted; both guarded by this.
   */
  @Transient private var thread: Thread? = null
  @Transient private var interrupted = false

  init {
    future.whenDone { if (future.cancelled()) cancelled() }
  }

  @Transient private var handle: Future<*>? = null

  /** Follows [handle], the executor's view of this job. */
  fun follow(handle: Future<*>) {
    this.handle = handle
    if (handle is ToldFuture<*>) handle.whenEnded { arrived(handle) }
    else serialised.thenRun { watch(handle) }
  }

  /** The work as [adapter] has it; null if an executor of the JDK's kind does. */
  @Transient private var submission: ExecutorAdapter.Submission<*>? = null

  /** Hands the body, or this job if it stays in this process, to an executor of [adapter]. */
  fun submit(adapter: ExecutorAdapter, executor: ExecutorService) {
    val remote = adapter.remote(executor)
    val work: Callable<*> = if (remote) RemoteWorkImpl.of(body, executor) else this
    if (remote) serialised.complete(Unit)
    val submission = adapter.submit(executor, work).also { submission = it }
    submission.result().handle { value, error -> arrived(error) { read(value) } }
  }

  private fun read(value: Any?) = if (value is RemoteAnswer) value.get() else value

  /** Runs in an executor of the user's, which is to look after the flags of its threads. */
  override fun call(): T? {
    runHere()
    return null
  }

  /** Runs in a thread of ours, whose last job may have left its interrupt flag set. */
  override fun run() {
    Thread.interrupted()
    runHere()
  }

  private fun runHere() {
    if (!leaveWaiting(State.RUN)) return
    settle(runCatching { interruptibly(::runBody) })
  }

  private fun leaveWaiting(next: State) = state.compareAndSet(State.WAITING, next)

  private fun runBody(): T {
    val context = options.context ?: return body.run()
    val carried = loop.carried ?: return context.run(body)
    return carried.callElsewhere(context) { context.run(body) }
  }

  private inline fun <R> interruptibly(action: () -> R): R {
    if (!options.interruptible) return action()
    synchronized(this) {
      thread = Thread.currentThread()
      if (interrupted) Thread.currentThread().interrupt()
    }
    try {
      return action()
    } finally {
      synchronized(this) {
        thread = null
        Thread.interrupted() // one that came too late is not for what the thread does next
      }
    }
  }

  private fun settle(result: Result<T>) = loop.laterFromOutside {
    ended()
    if (!future.done()) result.fold(future::setResult, ::fail)
  }

  private fun fail(error: Throwable) {
    if (error is CancelledError) future.cancel(error.message) else future.setException(error)
  }

  private fun cancelled() {
    if (options.interruptible)
      synchronized(this) {
        interrupted = true
        thread?.interrupt()
      }
    if (serialised.isDone) cancelWork(options.interruptible)
    else if (leaveWaiting(State.DROPPED)) {
      cancelWork(options.interruptible && serialised.isDone) // it may have been sent meanwhile
      ended()
    }
  }

  private fun cancelWork(interrupt: Boolean) {
    handle?.cancel(interrupt)
    submission?.cancel(interrupt)
  }

  fun ended() {
    loop.outsideWork.decrementAndGet()
    options.onEnd()
    onEnd()
  }

  // -- in another process ------------------------------------------------------------------------

  @Suppress("unused") // called by serialisation
  private fun writeReplace(): Any {
    serialised.complete(Unit)
    return RemoteCall(body)
  }

  private fun watch(handle: Future<*>) {
    if (handle is CompletionStage<*>) handle.handle { value, error -> arrived(error) { value } }
    else OwnThreads.waits.execute { arrived(handle) }
  }

  private fun arrived(handle: Future<*>) {
    val result = outcomeOf(handle)
    val error = if (handle.isCancelled) CancelledError() else result.exceptionOrNull()
    arrived(error, result::getOrNull)
  }

  @Suppress("UNCHECKED_CAST")
  private inline fun arrived(error: Throwable?, value: () -> Any?) {
    if (!leaveWaiting(State.TOLD)) return
    val cause = unwrap(error)
    settle(if (cause == null) runCatching { value() as T } else Result.failure(cause))
  }

  private fun unwrap(error: Throwable?): Throwable? =
    if (error is ExecutionException || error is CompletionException) error.cause ?: error
    else if (error is CancellationException) CancelledError(Texts.messageOf(error)) else error

  private companion object {
    private const val serialVersionUID = 1L
  }
}

/** The body of a job, on its way to another process. */
internal class RemoteCall<T>(private val body: Body<T>) : Callable<T>, Serializable {
  override fun call(): T = body.run()

  private companion object {
    private const val serialVersionUID = 1L
  }
}
