package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.loop.Texts

/** Returns the text of a call of [name] with [arguments], which may be the users' own. */
internal fun callOf(name: String, vararg arguments: Any?) =
  arguments.joinToString(", ", "$name(", ")", transform = Texts::of)

/**
 * The loop that an operation was called on. It works there only: awaited on another loop it is
 * refused, as a future of another loop is.
 */
internal class HomeLoop {
  lateinit var loop: TaskLoop

  inline fun <T> coroutine(
    name: String,
    crossinline operation: suspend (TaskLoop) -> T,
  ): Coroutine<T> =
    SuspendCoroutine(name) {
      check(it, name)
      operation(loop)
    }

  fun check(task: TaskImpl<*>, name: String) {
    check(task.eventLoop === loop) { Messages.otherLoop(task, "coroutine $name", loop) }
  }
}
