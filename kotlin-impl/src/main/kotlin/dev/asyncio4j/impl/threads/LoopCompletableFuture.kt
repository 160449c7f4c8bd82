package dev.asyncio4j.impl.threads

import dev.asyncio4j.impl.loop.LoopSeat
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.Messages
import dev.asyncio4j.impl.tasks.TaskImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.function.BiFunction

/**
 * What other threads wait for, and what its own loop must not wait for: blocking there stops what
 * would complete it, so such a call fails at once.
 *
 * What is derived from it with `thenApply` and the like is of this class, too: it waits for the
 * same loop.
 */
internal class LoopCompletableFuture<T>(
  private val loop: TaskLoop,
  private val origin: LoopCompletableFuture<*>? = null,
) : CompletableFuture<T>() {
  /** Null until the loop has made the task of [CompletableFutures.runCoroutineThreadsafe]. */
  var future: FutureImpl<*>? = null
    get() = origin?.future ?: field

  override fun get(): T {
    refuseToBlock("get()")
    return super.get()
  }

  override fun get(timeout: Long, unit: TimeUnit): T {
    refuseToBlock("get()")
    return super.get(timeout, unit)
  }

  override fun join(): T {
    refuseToBlock("join()")
    return super.join()
  }

  /** kotlinx's `await` comes here, also in a `runBlocking`. */
  override fun <U> handle(action: BiFunction<in T, Throwable?, out U>): CompletableFuture<U> {
    val ofKotlin = action.javaClass.name.startsWith("kotlinx.coroutines.future.")
    if (ofKotlin && !isDone && LoopSeat.current()?.loop === loop && RunBlocking.onStack())
      throw blockingRefused("runBlocking", future, loop)
    return super.handle(action)
  }

  override fun <U> newIncompleteFuture(): CompletableFuture<U> =
    LoopCompletableFuture(loop, origin ?: this)

  private fun refuseToBlock(call: String) {
    if (isDone || LoopSeat.current()?.loop !== loop) return
    throw blockingRefused(call, future, loop)
  }
}

/**
 * With two stacks: that of the caller, and that of the task it would wait for, as a suppressed one.
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
