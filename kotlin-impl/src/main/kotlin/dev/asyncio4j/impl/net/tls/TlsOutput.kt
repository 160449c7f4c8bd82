package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.WriteBuffer
import dev.asyncio4j.impl.streams.skipAll
import java.nio.ByteBuffer
import java.nio.channels.WritableByteChannel
import javax.net.ssl.SSLEngine
import javax.net.ssl.SSLEngineResult.HandshakeStatus
import javax.net.ssl.SSLEngineResult.Status

/**
 * The sending half of a [TlsProtocol]: plaintext of the protocol above to ciphertext for the
 * transport below.
 *
 * While that one is full, plaintext waits here, up to the marks of the [TlsTransport].
 */
internal class TlsOutput(
  private val tls: TlsProtocol,
  private val engine: SSLEngine,
  private val buffers: LoopBuffers,
) : WritableByteChannel {
  private val backlog = WriteBuffer(buffers.writing)

  /** The transport below is above its high mark. */
  private var paused = false

  val bufferedBytes: Long
    get() = backlog.size

  fun add(data: ByteBuffer) {
    if (backlog.isEmpty) write(data)
    if (data.hasRemaining()) backlog.add(data)
  }

  fun pause() {
    paused = true
  }

  fun resume() {
    paused = false
  }

  fun flush() {
    backlog.sendTo(this)
  }

  /** Whatever the transport below thinks of it: there will be no later. */
  fun sealAll() {
    val full = paused
    paused = false
    flush()
    paused = full
  }

  fun closeNotify() {
    engine.closeOutbound()
    sendOwn()
  }

  /** The engine's own messages: handshake, alerts, new keys, the end. */
  fun sendOwn() =
    buffers.sealed.use { sealed ->
      while (engine.handshakeStatus == HandshakeStatus.NEED_WRAP) {
        val result = engine.wrap(NOTHING, sealed)
        if (result.status == Status.BUFFER_OVERFLOW) sendAndClear(sealed)
        else if (result.bytesProduced() == 0) break
      }
      sendAndClear(sealed)
    }

  fun clear() = backlog.clear()

  /** Encrypts and sends [src] until the transport below is full; returns how many bytes went. */
  override fun write(src: ByteBuffer): Int {
    val before = src.remaining()
    buffers.sealed.use { sealed ->
      while (src.hasRemaining() && !paused) {
        var status = Status.OK
        while (src.hasRemaining() && status == Status.OK) status = engine.wrap(src, sealed).status
        if (status == Status.CLOSED) src.skipAll() // TLS 1.2 ends both ways at once
        sendAndClear(sealed)
      }
    }
    return before - src.remaining()
  }

  private fun sendAndClear(sealed: ByteBuffer) {
    sealed.flip()
    if (sealed.hasRemaining()) tls.below.write(sealed)
    sealed.clear()
  }

  override fun isOpen() = tls.isOpen

  override fun close() = clear()

  private companion object {
    val NOTHING: ByteBuffer = ByteBuffer.allocate(0)
  }
}
