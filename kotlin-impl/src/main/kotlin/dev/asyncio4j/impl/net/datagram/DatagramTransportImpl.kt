package dev.asyncio4j.impl.net.datagram

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.net.channel.SocketInfo
import dev.asyncio4j.impl.streams.ChannelTransport
import dev.asyncio4j.impl.streams.LateWrites
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.reasonOf
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.DatagramProtocol
import dev.asyncio4j.transports.DatagramTransport
import dev.asyncio4j.transports.TransportInfo
import java.io.IOException
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.net.SocketAddress
import java.nio.channels.ClosedChannelException
import java.nio.channels.DatagramChannel
import java.util.Optional

/**
 * One datagram socket and its protocol: `_SelectorDatagramTransport`.
 *
 * The socket is closed after `connectionLost`. An error of the network is told to the protocol and
 * changes no state: the next datagram may be luckier.
 */
internal class DatagramTransportImpl(
  loop: TaskLoop,
  val channel: DatagramChannel,
  private var protocol: DatagramProtocol,
  remoteAddress: SocketAddress?,
  made: FutureImpl<Unit>,
) : ChannelTransport(loop), DatagramTransport {
  private val info = SocketInfo(channel, channel.remoteAddress)

  /** The only address to send to, if there is one: the peer, or where broadcasts go. */
  private val target = info.peer ?: remoteAddress

  private val watch = loop.poller.claim(channel, this)
  private val onReadable = ChannelHandle(loop, ::receiveReady, context)
  private val receiving = LoopBuffers.of(loop).reading
  private val output = DatagramOutput(this, watch, LoopBuffers.of(loop).writing)
  private val lateSends = LateWrites {
    "socket.send() raised exception: $this is closed, its datagrams go nowhere"
  }

  val isConnected: Boolean
    get() = info.peer != null

  override val bufferedBytes: Long
    get() = output.bufferedBytes

  init {
    loop.callSoonIn(context) { protocol.connectionMade(this) }
    loop.callSoonIn(context) { if (!isClosing) watch.reader = onReadable } // after connectionMade
    loop.callSoonIn(context) { made.release() }
  }

  override fun protocol(): DatagramProtocol = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    require(protocol is DatagramProtocol) {
      "protocol must be a DatagramProtocol, not ${Texts.of(protocol)}: $this has datagrams, not a stream"
    }
    this.protocol = protocol
  }

  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> = info.of(key)

  // -- sending and receiving ---------------------------------------------------------------------

  override fun sendTo(data: ByteArray) {
    require(target != null) { "sendTo() needs an address: $this has no remote address of its own" }
    sendTo(data, target)
  }

  override fun sendTo(data: ByteArray, address: SocketAddress) {
    loop.checkTurn("DatagramTransport.sendTo")
    require(target == null || address == target) {
      "Invalid address: must be null or $target, got ${Texts.of(address)}: $this sends to no other"
    }
    require(address !is InetSocketAddress || !address.isUnresolved) {
      "Invalid address: $address is a name; look it up with loop.getAddrInfo first"
    }
    if (isLost) lateSends.note() else output.send(data, address)
  }

  /** Takes a burst in one pass, but no more than that: others want their turn. */
  private fun receiveReady() {
    receiving.use { buffer ->
      repeat(MOST_PER_PASS) {
        if (isClosing) return
        val from =
          try {
            channel.receive(buffer.clear()) ?: return
          } catch (error: IOException) {
            return failed(error)
          }
        protocol.datagramReceived(buffer.flip().slice(), from)
      }
    }
  }

  /** Reports that the network refused a datagram, now or earlier. */
  fun failed(error: IOException) {
    if (error is ClosedChannelException) {
      val text = "Connection lost: ${reasonOf(error)}, and not by its transport: $this"
      return lose(UncheckedIOException(text, error))
    }
    try {
      protocol.errorReceived(error)
    } catch (failure: Throwable) {
      if (failure.isFatal()) throw failure
      loop.report("protocol.errorReceived() call failed.", failure, about = this)
    }
  }

  // -- ending ------------------------------------------------------------------------------------

  override fun close() = close("DatagramTransport.close")

  override fun stopReading() {
    watch.reader = null
  }

  override fun letGo(error: Throwable?) {
    output.clear()
    watch.cancel()
  }

  override fun closeChannel() = channel.close()

  override fun toString() =
    "<DatagramTransport $stateName local=${info.local}" +
      (if (target != null) " remote=$target" else "") +
      "${if (bufferedBytes > 0) " buffered=$bufferedBytes" else ""}>"

  private companion object {
    const val MOST_PER_PASS = 32
  }
}
