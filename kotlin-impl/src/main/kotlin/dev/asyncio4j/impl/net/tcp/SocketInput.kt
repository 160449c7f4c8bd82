package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.streams.BufferPool
import dev.asyncio4j.transports.BufferedProtocol
import dev.asyncio4j.transports.Protocol
import java.io.IOException
import java.nio.ByteBuffer

/** The receiving half of a [SocketTransport]. */
internal class SocketInput(
  private val transport: SocketTransport,
  private val watch: ChannelWatch,
  private val buffers: BufferPool,
) {
  private val onReadable = ChannelHandle(transport.loop, ::readReady, transport.context)
  private var paused = false

  /**
   * True while a file is sent: reading is paused until that is over, or until the protocol resumes.
   */
  private var held = false
  private var atEof = false

  val isReading: Boolean
    get() = !transport.isClosing && !paused && !held && !atEof

  /** Begins to read, unless that was paused in the meantime. */
  fun start() {
    if (isReading) watch.reader = onReadable
  }

  fun pause() {
    if (transport.isClosing) return
    paused = true
    watch.reader = null
  }

  fun resume() {
    if (transport.isClosing || !paused && !held) return
    paused = false
    held = false
    start()
  }

  fun hold() {
    if (!isReading) return
    held = true
    watch.reader = null
  }

  fun release() {
    if (!held) return
    held = false
    start()
  }

  fun stop() {
    watch.reader = null
  }

  private fun readReady() {
    if (!isReading) return // paused or closed by an entry that ran before this one
    when (val protocol = transport.protocol()) {
      is Protocol -> readFor(protocol)
      is SocketReader -> protocol.readFrom(this)
      is BufferedProtocol -> readFor(protocol)
    }
  }

  private fun readFor(protocol: Protocol) {
    buffers.use { buffer ->
      if (receive(buffer) <= 0) return
      transport.guarded("protocol.dataReceived() call failed.") {
        protocol.dataReceived(buffer.flip().slice())
      }
    }
  }

  private fun readFor(protocol: BufferedProtocol) {
    val buffer = bufferOf(protocol) ?: return
    val count = receive(buffer)
    if (count <= 0) return
    transport.guarded("protocol.bufferUpdated() call failed.") { protocol.bufferUpdated(count) }
  }

  /** Returns the buffer to read into; null if there is none: the connection has ended then. */
  private fun bufferOf(protocol: BufferedProtocol): ByteBuffer? {
    transport.guarded("protocol.getBuffer() call failed.") {
      val buffer = protocol.getBuffer(-1)
      check(buffer.hasRemaining()) { "getBuffer() returned an empty buffer: ${Texts.of(protocol)}" }
      return buffer.takeUnless { transport.isClosing }
    }
    return null
  }

  /** Receives; returns the number of bytes, 0 if there are none, or no more. */
  fun receive(buffer: ByteBuffer): Int =
    try {
      transport.channel.read(buffer).also { if (it < 0) noteEof() }
    } catch (error: IOException) {
      transport.lostWhile("reading", error)
      0
    }

  private fun noteEof() {
    atEof = true
    watch.reader = null
    var keepOpen = false
    transport.guarded("protocol.eofReceived() call failed.") {
      keepOpen = transport.protocol().eofReceived()
    }
    if (!keepOpen) transport.close()
  }
}
