package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.transports.Transport
import java.nio.ByteBuffer

/**
 * The scratch space of a TLS connection: each buffer is full only within one call.
 *
 * @property reading ciphertext as it comes from the transport below
 * @property opened plaintext on its way up
 * @property sealed ciphertext on its way down
 */
internal class TlsBuffers
private constructor(val reading: ByteBuffer, val opened: ByteBuffer, val sealed: ByteBuffer) {
  companion object {

    /**
     * On a socket, those that the loop's connections share. Above anything else, own ones: the
     * connection below may be another one under TLS, in the middle of its burst.
     */
    fun above(below: Transport, loop: EventLoopImpl): TlsBuffers {
      if (below !is SocketTransport) return own()
      val shared = LoopBuffers.of(loop)
      return TlsBuffers(shared.reading, shared.opened, shared.sealed)
    }

    private fun own() =
      TlsBuffers(
        ByteBuffer.allocate(LoopBuffers.OPENED_SIZE),
        ByteBuffer.allocate(LoopBuffers.OPENED_SIZE),
        ByteBuffer.allocateDirect(LoopBuffers.SEALED_SIZE),
      )
  }
}
