package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.StreamTransport
import dev.asyncio4j.impl.streams.WriteMarks
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Transport
import dev.asyncio4j.transports.TransportInfo
import java.io.IOException
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.net.SocketAddress
import java.net.StandardSocketOptions
import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.util.Optional

/**
 * One connected socket and its protocol: `_SelectorSocketTransport`.
 *
 * ```
 *          close(), data is buffered            buffer flushed
 *   OPEN ─────────────────────────▶ CLOSING ──────────────────┐
 *    │                                 │                      │
 *    │ close(), nothing buffered       │ abort(), error       │
 *    │ abort(), error                  ▼                      ▼
 *    └─────────────────────────────▶ LOST ──next pass──▶ CLOSED
 * ```
 *
 * Reading ends when OPEN is left; nothing is sent any more from LOST on. The step to CLOSED calls
 * `connectionLost` once, then closes the socket. Used on its loop's turn only.
 */
internal class SocketTransport(
  override val loop: EventLoopImpl,
  val channel: SocketChannel,
  private var protocol: ConnectionProtocol,
  private val server: ServerImpl? = null,
  made: FutureImpl<Unit>? = null,
) : StreamTransport {
  private enum class State {
    OPEN,
    CLOSING,
    LOST,
    CLOSED,
  }

  private var state = State.OPEN

  /** Callbacks of this connection see the context variables of the code that made it. */
  val context = loop.newContext()
  override val marks = WriteMarks(this)

  private val watch = loop.poller.claim(channel, this)
  private val input = SocketInput(this, watch, LoopBuffers.of(loop).reading)
  private val output = SocketOutput(this, watch, LoopBuffers.of(loop).writing)

  // Kept: they are asked for after the socket is closed, too.
  private val localAddress: SocketAddress? = channel.localAddress
  private val peerAddress: SocketAddress? = channel.remoteAddress

  val isLost: Boolean
    get() = state >= State.LOST

  override val bufferedBytes: Long
    get() = output.bufferedBytes

  init {
    if (peerAddress is InetSocketAddress) channel.setOption(StandardSocketOptions.TCP_NODELAY, true)
    server?.attach(this)
    loop.callSoonIn(context, ::start)
    loop.callSoonIn(context, input::start) // after connectionMade
    if (made != null) loop.callSoonIn(context) { made.release() }
  }

  private fun start() =
    guarded("protocol.connection_made() call failed.") { protocol.connectionMade(this) }

  override fun protocol(): ConnectionProtocol = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    this.protocol = ofStream(protocol)
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> {
    val value: Any? =
      when (key) {
        TransportInfo.PEER_ADDRESS -> peerAddress
        TransportInfo.LOCAL_ADDRESS -> localAddress
        TransportInfo.CHANNEL -> channel
        else -> null
      }
    return Optional.ofNullable(value) as Optional<T>
  }

  // -- both halves -------------------------------------------------------------------------------

  override fun pauseReading() = input.pause()

  override fun resumeReading() = input.resume()

  override fun isReading() = input.isReading

  override fun write(data: ByteArray) {
    loop.checkTurn("Transport.write")
    output.write(data)
  }

  override fun write(data: ByteBuffer) {
    loop.checkTurn("Transport.write")
    output.write(data)
  }

  override fun writeEof() = output.writeEof()

  /** Reading is paused meanwhile, as in asyncio: an EOF must not cut the file off. */
  suspend fun send(file: FileTransfer): Long {
    output.beginFile()
    val wasReading = input.isReading
    input.pause()
    try {
      if (bufferedBytes > 0) output.awaitRoom()
      return file.to(channel, output::awaitRoom)
    } finally {
      output.endFile()
      if (wasReading) input.resume()
    }
  }

  override fun canWriteEof() = true

  /** [transport] uses this one: who closes the server's connections closes that. */
  fun carry(transport: Transport) {
    server?.attach(this, transport)
  }

  // -- ending ------------------------------------------------------------------------------------

  override fun isClosing() = state != State.OPEN

  override fun close() {
    if (isClosing) return
    loop.checkTurn("Transport.close")
    if (loop.isClosed) return lose(null)
    state = State.CLOSING
    input.stop()
    if (bufferedBytes == 0L) lose(null)
  }

  override fun abort() = lose(null)

  /** CLOSING, and the last byte is sent. */
  fun flushed() = lose(null)

  /** The connection cannot go on; an I/O error is the protocol's to tell. */
  fun lostWhile(doing: String, error: IOException) {
    val text = "Connection lost: $doing failed on $this: ${error.message}"
    lose(UncheckedIOException(text, error))
  }

  /** Calls the protocol; the connection does not outlive a failure of it. */
  inline fun guarded(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      fail(error, "Fatal error: $failure")
    }
  }

  fun fail(error: Throwable, message: String) {
    if (error !is UncheckedIOException) {
      loop.callExceptionHandler(ExceptionContext(message, error, null, null, this, null))
    }
    lose(error)
  }

  private fun lose(error: Throwable?) {
    if (isLost) return
    state = State.LOST
    output.connectionLost(error)
    if (loop.isClosed) return channel.close() // no pass will come
    watch.cancel()
    loop.callSoonIn(context) { connectionLost(error) }
  }

  private fun connectionLost(error: Throwable?) {
    state = State.CLOSED
    try {
      protocol.connectionLost(error)
    } finally {
      channel.close()
      server?.detach(this)
    }
  }

  override fun toString() =
    "<SocketTransport ${state.name.lowercase()} local=$localAddress peer=$peerAddress" +
      "${if (bufferedBytes > 0) " buffered=$bufferedBytes" else ""}>"
}
