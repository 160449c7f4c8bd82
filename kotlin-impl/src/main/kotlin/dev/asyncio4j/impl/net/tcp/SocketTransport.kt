package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.net.channel.SocketInfo
import dev.asyncio4j.impl.streams.ChannelTransport
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.StreamTransport
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Transport
import dev.asyncio4j.transports.TransportInfo
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.net.StandardSocketOptions
import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.util.Optional

/**
 * One connected socket and its protocol: `_SelectorSocketTransport`.
 *
 * The socket is closed after `connectionLost`.
 */
internal class SocketTransport(
  loop: TaskLoop,
  val channel: SocketChannel,
  private var protocol: ConnectionProtocol,
  private val server: SocketOwner? = null,
  made: FutureImpl<Unit>? = null,
) : ChannelTransport(loop), StreamTransport {
  private val watch = loop.poller.claim(channel, this)
  private val input = SocketInput(this, watch, LoopBuffers.of(loop).reading)
  private val output = SocketOutput(this, watch, LoopBuffers.of(loop).writing)
  private val info = SocketInfo(channel, channel.remoteAddress)

  override val bufferedBytes: Long
    get() = output.bufferedBytes

  val lostData: Boolean
    get() = output.lostData

  init {
    if (info.peer is InetSocketAddress) channel.setOption(StandardSocketOptions.TCP_NODELAY, true)
    server?.attach(this)
    loop.instrument?.connectionMade(this, info.local, info.peer)
    loop.callSoonIn(context, ::start)
    loop.callSoonIn(context, input::start) // after connectionMade
    if (made != null) loop.callSoonIn(context) { made.release() }
  }

  private fun start() =
    guarded("protocol.connectionMade() call failed.") { protocol.connectionMade(this) }

  override fun protocol(): ConnectionProtocol = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    this.protocol = ofStream(protocol)
  }

  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> = info.of(key)

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

  /**
   * Has [file] send itself, when all that was written before has gone. Reading is paused meanwhile,
   * as in asyncio: an EOF must not cut the file off.
   */
  suspend fun send(file: suspend (SocketChannel, awaitRoom: suspend () -> Unit) -> Long): Long {
    output.beginFile()
    input.hold()
    try {
      if (bufferedBytes > 0) output.awaitRoom()
      return file(channel, output::awaitRoom)
    } finally {
      output.endFile()
      input.release()
    }
  }

  override fun canWriteEof() = true

  /** Notes that [transport] uses this one: closing the server's connections closes that one. */
  fun carry(transport: Transport) {
    server?.attach(this, transport)
  }

  // -- ending ------------------------------------------------------------------------------------

  /**
   * Calls the protocol; the connection does not outlive a failure of it, a fatal one ends the run.
   */
  inline fun guarded(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      fail(error, "Fatal error: $failure")
      if (error.isFatal()) throw error
    }
  }

  fun fail(error: Throwable, message: String) {
    if (error !is UncheckedIOException && !error.isFatal())
      loop.report(message, error, about = this)
    lose(error)
  }

  override fun stopReading() = input.stop()

  override fun letGo(error: Throwable?) {
    output.connectionLost(error)
    watch.cancel()
  }

  override fun connectionLost(error: Throwable?) {
    loop.instrument?.connectionLost(this, error)
    try {
      super.connectionLost(error)
    } finally {
      server?.detach(this)
    }
  }

  override fun closeChannel() = channel.close()

  override fun toString() =
    "<SocketTransport $stateName local=${info.local} peer=${info.peer}" +
      "${if (bufferedBytes > 0) " buffered=$bufferedBytes" else ""}>"
}
