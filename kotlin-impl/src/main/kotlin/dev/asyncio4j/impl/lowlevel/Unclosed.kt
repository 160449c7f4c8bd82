package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.Diagnostics
import dev.asyncio4j.impl.tasks.DropGuard
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.lowlevel.DropWatch
import java.lang.ref.WeakReference

/** The things of one loop that libraries have to be closed by their users. */
internal class Unclosed : DropGuard.All() {
  /** The loop closes, and they with it. */
  fun tellAll(loop: TaskLoop) = inOrder().forEach { (it as UnclosedThing).tell(loop) }
}

internal val TaskLoop.unclosed: Unclosed
  get() = part(Unclosed::class.java)

/** Warns that a thing was not closed, and releases what it holds. */
internal class UnclosedThing(
  loop: TaskLoop,
  thing: Any,
  val message: String,
  private val release: Runnable,
) : DropGuard(loop.unclosed), DropWatch {
  val createdAt = if (loop.inDebug) CreationSite() else null

  /** Weak, as the cleaner holds this: a loop that nobody has any more may go, too. */
  private val loop = WeakReference(loop)

  init {
    watch(thing)
  }

  override fun dropped() {
    val loop = loop.get()
    if (loop == null || loop.closed) once { tell(Diagnostics::log, release) }
    else loop.laterFromOutside { tell(loop) }
  }

  /** Reports it, on the loop's turn. */
  fun tell(loop: TaskLoop) = once { tell(loop::callExceptionHandler, release) }

  private fun tell(report: (ExceptionContext) -> Unit, release: Runnable) {
    report(ExceptionContext(message, null, null, null, null, createdAt))
    try {
      release.run()
    } catch (error: Throwable) {
      report(
        ExceptionContext(
          "Exception in the release after: $message",
          error,
          null,
          null,
          null,
          createdAt,
        )
      )
    }
  }
}
