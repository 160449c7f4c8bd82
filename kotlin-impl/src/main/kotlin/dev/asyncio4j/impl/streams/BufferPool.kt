package dev.asyncio4j.impl.streams

import java.nio.ByteBuffer

/**
 * Direct buffers of one size. Each belongs to one call at a time: code that the call runs, such as
 * user code that reads or sends in its turn, gets another one.
 *
 * User code is given slices: beyond what was received there is stale data of other connections.
 */
internal class BufferPool(private val size: Int) {
  private val free = ArrayDeque<ByteBuffer>()

  inline fun <T> use(action: (ByteBuffer) -> T): T {
    val buffer = take()
    try {
      return action(buffer)
    } finally {
      giveBack(buffer)
    }
  }

  private fun take(): ByteBuffer =
    free.removeLastOrNull()?.clear() ?: ByteBuffer.allocateDirect(size)

  private fun giveBack(buffer: ByteBuffer) {
    if (free.size < MOST_FREE) free.addLast(buffer)
  }

  private companion object {
    /**
     * The number of calls that are within one another in practice; buffers beyond it are left to
     * the GC.
     */
    const val MOST_FREE = 4
  }
}
