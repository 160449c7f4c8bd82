package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.Transport
import java.net.UnixDomainSocketAddress
import java.nio.channels.SocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** The client's side of a connection: `create_connection` and `create_unix_connection`. */
internal class Connector(private val loop: EventLoopImpl, private val options: ConnectOptions) {

  suspend fun <P : ConnectionProtocol> toHost(
    factory: Supplier<out P>,
    host: String,
    port: Int,
  ): Endpoint<Transport, P> {
    checkServerName(host)
    return endpoint(factory, HostAttempts(loop, options).connect(host, port))
  }

  suspend fun <P : ConnectionProtocol> toPath(
    factory: Supplier<out P>,
    path: Path,
  ): Endpoint<Transport, P> {
    checkServerName("")
    checkNoLocalAddress()
    return endpoint(factory, Attempt(loop).to(UnixDomainSocketAddress.of(path)))
  }

  /** The socket is the caller's no more, also if this fails. */
  suspend fun <P : ConnectionProtocol> over(
    factory: Supplier<out P>,
    connected: SocketChannel,
  ): Endpoint<Transport, P> =
    loop.orClose(connected) {
      checkServerName("")
      checkNoLocalAddress()
      connected.requireConnected()
      endpoint(factory, connected)
    }

  private suspend fun <P : ConnectionProtocol> endpoint(
    factory: Supplier<out P>,
    channel: SocketChannel,
  ): Endpoint<Transport, P> =
    loop.orClose(channel) {
      val protocol = factory.get()
      Endpoint(Transports.connected(loop, channel, protocol), protocol)
    }

  /** Whose certificate it must be has to be known; [host] is empty if that does not tell. */
  private fun checkServerName(host: String) {
    val name = options.serverHostname()
    val tls =
      options.tls().orElse(null)
        ?: return require(name.isEmpty) {
          "server_hostname is only meaningful with ssl: '${name.get()}' is given; add tls, or leave it out"
        }
    require(host.isNotEmpty() || name.isPresent || tls.serverHostname().isPresent) {
      "You must set server_hostname when using ssl without a host: set serverHostname"
    }
  }

  private fun checkNoLocalAddress() =
    require(options.localAddress().isEmpty) {
      "localAddress is for connections to a host and a port: ${options.localAddress().get()} is given; leave it out"
    }
}
