package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.impl.tasks.DropGuard
import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * Watches a writer: if it is dropped, [close] is called on the loop, as Python's `__del__` does.
 */
internal class UnclosedStream(
  writer: StreamWriterImpl,
  private val loop: TaskLoop,
  private val close: Runnable, // must not lead to the writer
) : DropGuard(null) {
  init {
    watch(writer)
  }

  override fun dropped() = once {
    try {
      loop.callSoonThreadsafe(close)
    } catch (_: IllegalStateException) {
      // The loop is closed, and so are its channels.
    }
  }
}
