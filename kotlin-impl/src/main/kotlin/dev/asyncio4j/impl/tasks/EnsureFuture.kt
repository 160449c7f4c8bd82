package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Awaitable
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Task
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.lowlevel.AwaitableObject

/** `ensure_future`: a future as it is, or as an object gives it; a coroutine as a new task. */
@Suppress("UNCHECKED_CAST")
internal fun <T> ensureFuture(what: Awaitable<T>?, loop: TaskLoop?): FutureImpl<T> =
  when (what) {
    is FutureImpl<*> -> {
      require(loop == null || what.eventLoop === loop) {
        "The future belongs to a different loop than the one specified as the loop argument: " +
          "$what of ${what.eventLoop}, not $loop"
      }
      what as FutureImpl<T>
    }
    is CoroutineImpl<*> ->
      (loop ?: TaskLoop.requireRunning()).createTask(what as Coroutine<T>).asImpl()
    is AwaitableObject<*> -> {
      val home = loop ?: TaskLoop.requireRunning()
      ensureFuture((what as AwaitableObject<T>).future(home), home)
    }
    null -> throw NullPointerException(Messages.notAwaitable(null))
    else -> throw IllegalArgumentException(Messages.notAwaitable(what))
  }

/**
 * Returns the engine's own task. A task factory must hand out such ones: others could not be driven
 * by the loop.
 */
internal fun <T> Task<T>.asImpl(): TaskImpl<T> {
  check(this is TaskImpl<T>) {
    "the task factory returned ${Texts.of(this)}: it must return what loop.createTask or its default gives"
  }
  return this
}

/**
 * Returns the loop that [each] belongs to: without a running loop, futures still tell which one
 * that is.
 */
internal fun loopOf(each: Collection<Awaitable<*>>): TaskLoop =
  TaskLoop.running()
    ?: each.firstNotNullOfOrNull { (it as? FutureImpl<*>)?.eventLoop }
    ?: TaskLoop.requireRunning()
