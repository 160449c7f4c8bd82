package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.impl.net.tcp.SocketOwner
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.net.tls.Tls
import dev.asyncio4j.impl.net.tls.TlsSetup
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Transport
import java.io.IOException
import java.io.UncheckedIOException
import java.net.StandardSocketOptions.SO_KEEPALIVE
import java.nio.channels.SocketChannel

/** The way from a connected socket to a transport that is ready for use. */
internal object Transports {

  /** The client's side. The socket is the transport's, and is closed if this fails. */
  suspend fun connected(
    loop: TaskLoop,
    channel: SocketChannel,
    protocol: ConnectionProtocol,
    tls: TlsSetup?,
  ): Transport {
    if (tls != null) return Tls.connected(loop, protocol, tls) { socket(loop, channel, it) }
    val made = FutureImpl<Unit>(loop)
    val transport = socket(loop, channel, protocol, null, made)
    try {
      made.awaitDone()
    } catch (error: Throwable) {
      transport.close()
      throw error
    }
    return transport
  }

  /** The server's side: a connection that [server] has accepted. */
  fun accepted(
    loop: TaskLoop,
    channel: SocketChannel,
    protocol: ConnectionProtocol,
    options: ServerOptions,
    server: SocketOwner,
  ) {
    if (options.isKeepAlive && SO_KEEPALIVE in channel.supportedOptions()) {
      channel.setOption(SO_KEEPALIVE, true)
    }
    val tls = TlsSetup.ofServer(options)
    if (tls == null) SocketTransport(loop, channel, protocol, server)
    else Tls.accepted(loop, protocol, tls) { SocketTransport(loop, channel, it, server) }
  }

  private fun socket(
    loop: TaskLoop,
    channel: SocketChannel,
    protocol: ConnectionProtocol,
    server: SocketOwner? = null,
    made: FutureImpl<Unit>? = null,
  ) =
    try {
      SocketTransport(loop, channel, protocol, server, made)
    } catch (error: IOException) { // the peer was faster: some systems refuse options of its socket
      loop.poller.watchOf(channel)?.cancel()
      channel.close()
      throw UncheckedIOException("Connection lost: it ended as soon as it was made", error)
    }
}
