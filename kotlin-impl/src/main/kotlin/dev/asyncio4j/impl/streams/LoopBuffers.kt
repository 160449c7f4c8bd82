package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * What all transports of a loop share: direct buffers, each in use within one call only.
 *
 * One pool for each way, because a protocol may write while it looks at what was read.
 */
internal class LoopBuffers private constructor() {
  val reading = BufferPool(READ_SIZE)
  val writing = BufferPool(WRITE_SIZE)

  /** What one burst of TLS is decrypted into, and encrypted into; loops without TLS have none. */
  val opened = BufferPool(OPENED_SIZE)
  val sealed = BufferPool(SEALED_SIZE)

  /** Those of TLS that are under way. */
  var handshakes = 0

  companion object {
    private const val READ_SIZE = 256 * 1024 // as asyncio's max_size of one recv()
    private const val WRITE_SIZE = 64 * 1024
    private const val OPENED_SIZE = 64 * 1024
    private const val SEALED_SIZE = 8 * (16 * 1024 + 512) // records, with what TLS adds to each

    /** Those of [loop]; made at the first use. */
    fun of(loop: TaskLoop): LoopBuffers =
      loop.partOrNull(LoopBuffers::class.java) ?: LoopBuffers().also(loop::addPart)
  }
}
