package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.EventLoopImpl
import java.nio.ByteBuffer

/**
 * The direct buffers that all transports of a loop share: each is full only within one call.
 *
 * Two of them, because a protocol may write while it looks at what was read.
 */
internal class LoopBuffers private constructor() {
  val reading: ByteBuffer = ByteBuffer.allocateDirect(READ_SIZE)
  val writing: ByteBuffer = ByteBuffer.allocateDirect(WRITE_SIZE)

  companion object {
    private const val READ_SIZE = 256 * 1024 // as asyncio's max_size of one recv()
    private const val WRITE_SIZE = 64 * 1024

    fun of(loop: EventLoopImpl): LoopBuffers =
      loop.poller.shared as LoopBuffers? ?: LoopBuffers().also { loop.poller.shared = it }
  }
}
