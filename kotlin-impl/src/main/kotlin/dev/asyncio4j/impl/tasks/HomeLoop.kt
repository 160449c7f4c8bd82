package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Coroutine

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
      check(name)
      operation(loop)
    }

  suspend fun check(name: String) {
    val task = currentTask()
    check(task.eventLoop === loop) { Messages.otherLoop(task, "coroutine $name", loop) }
  }
}
