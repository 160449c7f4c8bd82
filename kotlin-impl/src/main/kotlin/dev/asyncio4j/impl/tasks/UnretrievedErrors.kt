package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.CreationSite
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.loop.ExceptionContext
import java.lang.ref.WeakReference

/**
 * The unread errors of one loop's futures: each is reported once, and only failures cost anything.
 */
internal class UnretrievedErrors(private val loop: TaskLoop) : DropGuard.All() {

  fun watch(future: FutureImpl<*>, error: Throwable): UnretrievedError =
    UnretrievedError(future, error, loop, this)

  /**
   * Reports, when the loop closes, the tasks, which have no owner but the loop, and the errors that
   * could not be reported in a run.
   */
  fun reportAtClose() {
    for (error in inOrder()) {
      error as UnretrievedError
      if (error.ofTask || error.collected) error.report(loop)
    }
  }
}

/**
 * One error that no code has read yet. It outlives its future, which it must not hold.
 *
 * ```
 *            future collected            on the loop, or if that is closed by the default handler
 *   WATCHED ─────────────────▶ COLLECTED ──────▶ REPORTED
 *      ├── loop closes, a task's error ─────────────▲
 *      └── read, or future cancelled: settle() ──▶ SETTLED
 * ```
 */
internal class UnretrievedError(
  future: FutureImpl<*>,
  val error: Throwable,
  loop: TaskLoop,
  all: DropGuard.All,
) : DropGuard(all) {
  val ofTask = future is TaskImpl<*>

  @Volatile
  var collected = false
    private set

  /** True if the future was in a shield whose outside was cancelled. */
  @Volatile var shielded = false

  private val taskName = (future as? TaskImpl<*>)?.getName()
  private val context = (future as? TaskImpl<*>)?.context() as ContextImpl?
  val createdAt: CreationSite? = future.createdAt
  private val future = WeakReference(future)

  /**
   * The loop, held weakly, because the cleaner holds this: a loop that holds the future would keep
   * both alive for ever.
   */
  private val loop = WeakReference(loop)

  init {
    watch(future)
  }

  /** Reports that the future is gone. */
  override fun dropped() {
    collected = true
    val loop = loop.get()
    if (loop == null) once { Diagnostics.log(exceptionContext()) }
    else if (loop.closed) report(loop) else loop.laterFromOutside { report(loop) }
  }

  fun report(loop: TaskLoop) = once {
    loop.diagnostics.countUnread()
    if (context == null) loop.callExceptionHandler(exceptionContext())
    else context.run { loop.callExceptionHandler(exceptionContext()) }
  }

  private val kind
    get() = if (ofTask) "Task" else "Future"

  fun text() =
    "<$kind finished${taskName?.let { " name='$it'" } ?: ""} exception=${Describe.error(error)}>"

  private fun exceptionContext(): ExceptionContext {
    val message =
      if (shielded) "${error.javaClass.simpleName} exception in shielded future"
      else "$kind exception was never retrieved"
    return ExceptionContext(
      message,
      error,
      future.get(),
      null,
      text(),
      createdAt,
    )
  }
}
