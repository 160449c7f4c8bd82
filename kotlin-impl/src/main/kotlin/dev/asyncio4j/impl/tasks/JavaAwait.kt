package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Awaitable
import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.fibers.StackRoom
import dev.asyncio4j.impl.fibers.nest
import dev.asyncio4j.lowlevel.AwaitableObject
import java.time.Duration
import kotlin.coroutines.Continuation
import kotlin.coroutines.coroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn

/** `await` of a Java body: suspends the fiber it runs on. */
internal object JavaAwait {

  @Suppress("UNCHECKED_CAST")
  fun <T> await(what: Awaitable<out T>): T {
    val fiber = Fiber.current() ?: throw IllegalStateException(Messages.awaitOutside())
    val task =
      (fiber.loop as TaskLoop).currentTask
        ?: throw LoopClosing() // a generator's body that is asked for no more
    if (what is FutureImpl<*> && what.done()) return what.result() as T
    if (what is JavaCoroutine<*> && what.runsInPlace(task, fiber)) {
      what.claim()
      return fiber.nest { what.body.run() as T } // in few frames: they lie above each other
    }
    if (what is QuickCoroutine<*>) {
      StackRoom.need(1) // no more: it does not suspend
      val value = what.atOnce()
      if (value !== QuickCoroutine.NOT_NOW) return value as T
    }
    return suspending(what, task, fiber)
  }

  /** Awaits what is not done: apart from the rest, which the JIT is to compile into its callers. */
  @Suppress("UNCHECKED_CAST")
  private fun <T> suspending(what: Awaitable<out T>, task: TaskImpl<*>, fiber: Fiber): T {
    fiber.checkStack()
    val frame = task.frame
    try {
      val result = (what as Awaitable<Any?>).awaitInline(task, fiber)
      if (result !== COROUTINE_SUSPENDED) return result as T
      val plainly = what is FutureImpl<*> || what is CoroutineImpl<*> && what.callsNoUserCode
      if (plainly) task.goesOnPlainly = true
      fiber.stop(plainly)
    } catch (error: Throwable) {
      task.abandonWait() // the body could not be suspended
      task.backTo(frame)
      throw overflowIn(error)
    } finally {
      task.goesOnPlainly = false
    }
    try {
      return fiber.takeOutcome() as T
    } catch (error: CancelledError) {
      task.eventLoop.locate(error)
      throw error
    }
  }
}

/**
 * Returns the overflow that the JDK has wrapped, as it does where a lambda is linked; or [error].
 */
private fun overflowIn(error: Throwable): Throwable =
  (error as? InternalError)?.cause as? StackOverflowError ?: error

/**
 * `await` of the library's own suspend functions, and of Kotlin bodies on the loop: inline, in the
 * same task.
 */
internal suspend fun <T> Awaitable<T>.awaitInline(): T =
  when (this) {
    is FutureImpl<T> -> awaitDone()
    is CoroutineImpl<T> -> runInline()
    is AwaitableObject<T> -> ensureFuture(this, null).awaitDone()
    else -> throw IllegalArgumentException(Messages.notAwaitable(this))
  }

/**
 * Awaits the same way for [continuation], whose context is that of the code of [task] that runs
 * now; returns as a `suspend` function does.
 */
@Suppress("UNCHECKED_CAST")
internal fun <T> Awaitable<T>.awaitInline(task: TaskImpl<*>, continuation: Continuation<T>): Any? =
  when (this) {
    is FutureImpl<T> ->
      if (done()) result()
      else {
        task.waitFor(this, continuation as Continuation<Any?>)
        COROUTINE_SUSPENDED
      }
    is CoroutineImpl<T> -> {
      claim()
      run(task, continuation)
    }
    is AwaitableObject<T> -> ensureFuture(this, task.eventLoop).awaitInline(task, continuation)
    else -> throw IllegalArgumentException(Messages.notAwaitable(this))
  }

/**
 * Awaits a future until it is done: edge-cancellable, as asyncio's await, and without a Job. Every
 * wait of the library ends here, but for a bare turn of the loop ([yieldPass], `sleep`).
 */
internal suspend fun <T> FutureImpl<T>.awaitDone(): T {
  if (done()) return result()
  val task = requireOwnTask(coroutineContext[TaskImpl], coroutineContext)
  return suspendCoroutineUninterceptedOrReturn { continuation ->
    @Suppress("UNCHECKED_CAST") task.waitFor(this, continuation as Continuation<Any?>)
    COROUTINE_SUSPENDED
  }
}

private suspend fun <T> CoroutineImpl<T>.runInline(): T {
  val task = requireOwnTask(coroutineContext[TaskImpl], coroutineContext)
  claim()
  return suspendCoroutineUninterceptedOrReturn { run(task, it) }
}

/** Lets everything that is ready run once: asyncio's bare `yield`. */
internal suspend fun yieldPass() {
  val task = requireOwnTask(coroutineContext[TaskImpl], coroutineContext)
  suspendCoroutineUninterceptedOrReturn<Any?> {
    task.yieldPass(it)
    COROUTINE_SUSPENDED
  }
}

internal suspend fun currentTask(): TaskImpl<*> =
  requireOwnTask(coroutineContext[TaskImpl], coroutineContext)

private fun requireOwnTask(
  task: TaskImpl<*>?,
  context: kotlin.coroutines.CoroutineContext,
): TaskImpl<*> {
  check(task != null && task.context === context) {
    "This coroutine is not the body of an asyncio4j task (its context is $context): " +
      "await with the extension dev.asyncio4j.kotlin.await, which works from any coroutine"
  }
  return task
}

/** Converts to nanoseconds; a delay that does not fit is "for ever". */
internal fun Duration.saturatedNanos(): Long =
  try {
    toNanos()
  } catch (_: ArithmeticException) {
    if (isNegative) Long.MIN_VALUE else Long.MAX_VALUE
  }

internal fun saturatedSum(now: Long, delay: Long): Long {
  val sum = now + delay
  return if (delay > 0 && sum < now) Long.MAX_VALUE
  else if (delay < 0 && sum > now) Long.MIN_VALUE else sum
}
