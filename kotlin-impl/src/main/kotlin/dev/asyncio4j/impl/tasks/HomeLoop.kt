package dev.asyncio4j.impl.tasks

import dev.asyncio4j.Coroutine
import dev.asyncio4j.loop.Networking
import dev.asyncio4j.loop.Pipes
import dev.asyncio4j.loop.Subprocesses
import dev.asyncio4j.spi.Engine

/**
 * The loop that an operation was called on. It works there only: awaited on another loop it is
 * refused, as a future of another loop is.
 */
internal class HomeLoop {
  lateinit var loop: EventLoopImpl

  private val services = Engine.provider() as LoopServices

  fun networking() = services.networking(this)

  fun subprocesses() = services.subprocesses(this)

  fun pipes() = services.pipes(this)

  inline fun <T> coroutine(
    name: String,
    crossinline operation: suspend (EventLoopImpl) -> T,
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

/**
 * The services of each loop beyond tasks and callbacks: made by packages that this one may not
 * know.
 */
internal interface LoopServices {
  fun networking(home: HomeLoop): Networking

  fun subprocesses(home: HomeLoop): Subprocesses

  fun pipes(home: HomeLoop): Pipes
}
