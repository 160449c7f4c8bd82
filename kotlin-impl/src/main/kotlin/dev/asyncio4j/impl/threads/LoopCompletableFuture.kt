package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.hasTurn
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import java.util.function.BiFunction

/**
 * A future that other threads may block on and its own loop may not: blocking there stops the code
 * that would complete it, so such a call fails at once.
 *
 * What is derived from it with `thenApply` and the like is of this class, too: it waits for the
 * same loop.
 */
internal class LoopCompletableFuture<T>(
  private val loop: TaskLoop,
  private val origin: LoopCompletableFuture<*>? = null,
) : CompletableFuture<T>() {
  /**
   * The future of the loop that stands behind this; null until the loop has made the task of
   * [CompletableFutures.runCoroutineThreadsafe].
   */
  var future: FutureImpl<*>? = null
    get() = origin?.future ?: field

  override fun get(): T {
    refuseToBlock("get()")
    return orFailure(::ExecutionException) { super.get() }
  }

  override fun get(timeout: Long, unit: TimeUnit): T {
    refuseToBlock("get()")
    return orFailure(::ExecutionException) { super.get(timeout, unit) }
  }

  override fun join(): T {
    refuseToBlock("join()")
    return orFailure(::Joined) { super.join() }
  }

  private class Joined(text: String, cause: Throwable) : CompletionException(text, cause)

  /** Does what [wait] does. The JDK cannot wrap an error whose text fails: [wrap] does it then. */
  private inline fun orFailure(wrap: (String, Throwable) -> Exception, wait: () -> T): T =
    try {
      wait()
    } catch (thrown: Throwable) {
      if (!isCompletedExceptionally || isOfWaits(thrown)) throw thrown
      val failure = failureOf(this)
      throw wrap(Texts.of(failure), failure)
    }

  /** Handles as the JDK does. kotlinx's `await` comes here, also in a `runBlocking`. */
  override fun <U> handle(action: BiFunction<in T, Throwable?, out U>): CompletableFuture<U> {
    val ofKotlin = action.javaClass.name.startsWith("kotlinx.coroutines.future.")
    if (ofKotlin && !isDone && loop.hasTurn && RunBlocking.onStack())
      throw blockingRefused("runBlocking", future, loop)
    return super.handle(action)
  }

  override fun <U> newIncompleteFuture(): CompletableFuture<U> =
    LoopCompletableFuture(loop, origin ?: this)

  private fun refuseToBlock(call: String) {
    if (isDone || !loop.hasTurn) return
    throw blockingRefused(call, future, loop)
  }

  /** Returns whether a wait throws [error] if all goes well. */
  private fun isOfWaits(error: Throwable) =
    error is CompletionException ||
      error is ExecutionException ||
      error is CancellationException ||
      error is InterruptedException ||
      error is TimeoutException
}

/**
 * Makes the error with two stacks: that of the caller, and that of the task it would wait for, as a
 * suppressed one.
 */
internal fun blockingRefused(call: String, what: Any?, loop: TaskLoop): IllegalStateException {
  val error = IllegalStateException(Messages.blockingOnOwnLoop(call, what ?: "a coroutine", loop))
  if (what is TaskImpl<*>) error.addSuppressed(AwaitedTask(what))
  return error
}

private class AwaitedTask(task: TaskImpl<*>) :
  Throwable("task '${task.getName()}' is here", null, false, true) {
  init {
    stackTrace = task.stack().toTypedArray()
  }
}
