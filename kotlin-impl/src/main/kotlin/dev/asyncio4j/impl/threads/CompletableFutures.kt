package dev.asyncio4j.impl.threads

import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.FromOutside
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.tasks.whenDone
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

/**
 * Futures of the loop and stages of the JDK, both ways.
 *
 * |cancelled                                              |then                                                           |
 * |-------------------------------------------------------|---------------------------------------------------------------|
 * |the loop's future that wraps a stage                   |the stage's `CompletableFuture` is cancelled, if it is not done|
 * |the stage                                              |the loop's future is cancelled                                 |
 * |the `CompletableFuture` of a loop's future or coroutine|the future or task is cancelled, on its loop                   |
 * |the loop's future                                      |its `CompletableFuture` is cancelled                           |
 *
 * Stages are watched by `handle`: what `whenComplete` gives would fail with the same error, which
 * the JDK wraps for it, and asks for its text. That may fail.
 */
internal object CompletableFutures {

  /** Returns the view of [future] for other threads. */
  fun <T> of(future: FutureImpl<T>): CompletableFuture<T> =
    LoopCompletableFuture<T>(future.eventLoop).also { link(future, it) }

  /**
   * Makes a future of [loop] that ends as [stage] does: at once, if that is done or ends on the
   * loop's turn, unless it [takesAPass], as that of asyncio's `wrap_future` does.
   */
  fun <T> wrap(
    stage: CompletionStage<out T>,
    loop: TaskLoop,
    takesAPass: Boolean = false,
  ): FutureImpl<T> {
    val future = FutureImpl<T>(loop)
    loop.outsideWork.incrementAndGet()
    try {
      stage.handle { value, error ->
        val end =
          FromOutside(loop) {
            loop.outsideWork.decrementAndGet()
            if (!future.done()) complete(future, value, error?.let(::unwrapped))
          }
        when {
          !loop.hasTurn -> loop.laterFromOutside(end)
          takesAPass -> loop.callSoon(end)
          else -> end.run()
        }
      }
    } catch (refused: Throwable) { // by a stage that cannot be watched
      loop.outsideWork.decrementAndGet()
      throw refused
    }
    future.addCallback {
      if (future.cancelled())
        loop.callSoon(FromOutside(loop) { stage.toCompletableFuture().cancel(false) })
    }
    return future
  }

  /** Returns or throws the outcome of [stage], which is done, for the code that awaits it. */
  fun <T> outcome(stage: CompletableFuture<T>): T {
    if (!stage.isCompletedExceptionally) return stage.join()
    val error = failureOf(stage)
    throw if (error is CancellationException) CancelledError(Texts.messageOf(error)) else error
  }

  /** Awaits [stage] in a Java body. */
  fun <T> await(stage: CompletionStage<out T>): T {
    if (Fiber.current() == null) throw IllegalStateException(Messages.awaitOutside())
    // Other subclasses may refuse to say whether they are done.
    if (stage.javaClass === CompletableFuture::class.java || stage is LoopCompletableFuture<*>) {
      val future = stage as CompletableFuture<out T>
      if (future.isDone) return outcome(future)
    }
    return JavaAwait.await(wrap(stage, TaskLoop.requireRunning()))
  }

  fun <T> runCoroutineThreadsafe(
    coroutine: Coroutine<T>,
    loop: TaskLoop,
  ): CompletableFuture<T> {
    val body = CoroutineImpl.of(coroutine)
    val result = LoopCompletableFuture<T>(loop)
    val site = if (loop.inDebug) CreationSite() else null
    loop.callSoonThreadsafe(
      Runnable {
        try {
          val future = ensureFuture(body, loop)
          if (site != null) future.createdAt = site
          link(future, result)
        } catch (error: Throwable) {
          fail(result, error)
          throw error // the exception handler hears of a task factory that fails, too
        }
      }
    )
    return result
  }

  private fun <T> link(future: FutureImpl<T>, result: LoopCompletableFuture<T>) {
    result.future = future
    if (future.done()) return end(future, result)
    future.whenDone { end(future, result) }
    result.handle { _, _ ->
      if (result.isCancelled) future.eventLoop.laterFromOutside { future.cancel() }
    }
  }

  /** Ends [result] as [future], which is done, has ended. */
  private fun <T> end(future: FutureImpl<T>, result: CompletableFuture<T>) {
    val error = future.failure()
    when {
      future.cancelled() -> result.cancel(false)
      error != null -> fail(result, error)
      else -> result.complete(future.result())
    }
  }

  /**
   * Fails [result], and all that wait for it. On JDK 17 each stage behind it asks the error for its
   * text: one that throws would keep those after it waiting. Each call takes one of them at least.
   */
  private fun fail(result: CompletableFuture<*>, error: Throwable) {
    var left = result.numberOfDependents
    while (true) {
      try {
        result.completeExceptionally(error)
        return
      } catch (failure: Throwable) {
        if (failure.isFatal() || left-- == 0) throw failure
      }
    }
  }

  private fun <T> complete(future: FutureImpl<T>, value: T?, error: Throwable?) {
    @Suppress("UNCHECKED_CAST")
    when (error) {
      null -> future.setResult(value as T)
      is CancellationException,
      is CancelledError -> future.cancel(Texts.messageOf(error))
      else -> future.setException(error)
    }
  }
}
