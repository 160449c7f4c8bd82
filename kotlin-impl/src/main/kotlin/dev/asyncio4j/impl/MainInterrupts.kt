package dev.asyncio4j.impl

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.exceptions.RunInterruptedException
import dev.asyncio4j.impl.signals.Sigint
import dev.asyncio4j.impl.tasks.TaskImpl

/**
 * Interrupts during one run of a main task, as asyncio's runner treats Ctrl-C.
 *
 * The first cancels the main task. If that ends cancelled, and nobody else had asked for it, the
 * run ends interrupted. The second, or one that comes when the main task is done, stops the loop at
 * once.
 */
internal class MainInterrupts<T>(private val task: TaskImpl<T>) : AutoCloseable {
  private val loop = task.eventLoop
  private var count = 0

  init {
    loop.interrupts.handler = { interrupted() }
  }

  /** Runs in the loop. Returns true if the run goes on. */
  private fun interrupted(): Boolean {
    count++
    if (count > 1 || task.done()) return false
    task.cancel()
    return true
  }

  fun runUntilComplete(): T {
    try {
      return Sigint.interrupting(Thread.currentThread()) { loop.runUntilComplete(task) }
    } catch (error: CancelledError) {
      if (count == 0) throw error
      Thread.currentThread().interrupt()
      if (task.uncancel() > 0) throw error
      throw RunInterruptedException(
          "the run was interrupted, and its main task was cancelled: $task"
        )
        .initCause(error)
    } finally {
      if (task.done())
        task.retrieved() // where the loop was stopped by another error, that one is the caller's
    }
  }

  override fun close() {
    loop.interrupts.handler = null
  }
}
