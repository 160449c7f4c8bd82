package dev.asyncio4j.impl.bridge

import dev.asyncio4j.Future
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.inTurn
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import kotlin.coroutines.ContinuationInterceptor
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job

/**
 * A Kotlin Job as a future of the loop; it ends when the Job has ended.
 *
 * |cancelled  |then                                                                               |
 * |-----------|-----------------------------------------------------------------------------------|
 * |this future|the Job is; the future ends cancelled when the Job has ended, its clean-up included|
 * |the Job    |the future is                                                                      |
 */
internal abstract class JobFuture<T>(loop: TaskLoop, private val job: Job) : FutureImpl<T>(loop) {

  /** Returns the value of the Job, which has completed without an error. */
  protected abstract fun value(): T

  /** Begins to follow the Job. Called once, when the subclass is made. */
  protected fun follow() {
    job.start() // a future runs already, a lazy coroutine does not
    val outside = !job.isCompleted && runsElsewhere()
    if (outside) eventLoop.outsideWork.incrementAndGet()
    job.invokeOnCompletion { error ->
      eventLoop.inTurn {
        if (outside) eventLoop.outsideWork.decrementAndGet()
        end(error)
      }
    }
  }

  /** Returns whether the Job runs on other threads: virtual time waits for it. */
  private fun runsElsewhere(): Boolean {
    val context = (job as? CoroutineScope)?.coroutineContext ?: return false
    return context[ContinuationInterceptor] !== eventLoop.dispatcher
  }

  private fun end(error: Throwable?) =
    when (error) {
      null -> finish(value())
      is CancellationException -> cancelledBy(error.toCancelledError())
      else -> fail(error)
    }

  override fun cancel(message: String?): Boolean {
    retrieved()
    if (done()) return false
    job.cancel(CancelledError(message).toCancellationException())
    return true
  }

  override fun setResult(value: T) = refuse("setResult")

  override fun setException(error: Throwable) = refuse("setException")

  private fun refuse(call: String): Nothing =
    throw IllegalStateException(
      "$call on $this, which ends as its Kotlin Job does: ${Texts.of(job)}"
    )
}

private class PlainJobFuture(loop: TaskLoop, job: Job) : JobFuture<Void?>(loop, job) {
  init {
    follow()
  }

  override fun value(): Void? = null
}

internal class DeferredFuture<T>(loop: TaskLoop, val deferred: Deferred<T>) :
  JobFuture<T>(loop, deferred) {
  init {
    follow()
  }

  @OptIn(ExperimentalCoroutinesApi::class) override fun value(): T = deferred.getCompleted()
}

/**
 * Returns the future of the running loop that stands for [deferred]; if that is itself a view, the
 * future it shows.
 */
internal fun <T> futureOf(deferred: Deferred<T>): Future<T> {
  val loop = TaskLoop.requireRunning()
  if (deferred is FutureDeferred<T> && deferred.future.eventLoop === loop) return deferred.future
  return DeferredFuture(loop, deferred)
}

internal fun futureOf(job: Job): Future<Void?> = PlainJobFuture(TaskLoop.requireRunning(), job)
