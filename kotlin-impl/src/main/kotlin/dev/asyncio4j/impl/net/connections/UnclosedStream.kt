package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.impl.tasks.Dropped
import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * Watches a writer: if it is dropped, [close] is called on the loop, as Python's `__del__` does.
 */
internal class UnclosedStream(
  writer: StreamWriterImpl,
  private val loop: TaskLoop,
  private val close: Runnable, // must not lead to the writer
) : Runnable {
  private val cleanable = Dropped.cleaner.register(writer, this)

  @Volatile private var settled = false

  /** The connection is gone. */
  fun settle() {
    settled = true
    cleanable.clean()
  }

  override fun run() {
    if (settled) return
    try {
      loop.callSoonThreadsafe(close)
    } catch (_: IllegalStateException) {
      // The loop is closed, and so are its channels.
    }
  }
}
