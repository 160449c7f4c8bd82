package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
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
    loop: EventLoopImpl,
    channel: SocketChannel,
    protocol: ConnectionProtocol,
  ): Transport {
    val made = FutureImpl<Unit>(loop)
    val transport = plain(loop, channel) { SocketTransport(loop, channel, protocol, null, made) }
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
    loop: EventLoopImpl,
    channel: SocketChannel,
    protocol: ConnectionProtocol,
    options: ServerOptions,
    server: ServerImpl,
  ) {
    if (options.isKeepAlive && SO_KEEPALIVE in channel.supportedOptions()) {
      channel.setOption(SO_KEEPALIVE, true)
    }
    SocketTransport(loop, channel, protocol, server)
  }

  private inline fun plain(
    loop: EventLoopImpl,
    channel: SocketChannel,
    make: () -> SocketTransport,
  ) =
    try {
      make()
    } catch (error: IOException) { // the peer was faster: some systems refuse options of its socket
      loop.poller.watchOf(channel)?.cancel()
      channel.close()
      throw UncheckedIOException("Connection lost: it ended as soon as it was made", error)
    }
}
