package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.net.channel.requireConnected
import dev.asyncio4j.impl.net.tcp.Attempt
import dev.asyncio4j.impl.net.tcp.HostAttempts
import dev.asyncio4j.impl.net.tls.TlsSetup
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.Transport
import java.net.UnixDomainSocketAddress
import java.nio.channels.SocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** The client's side of a connection: `create_connection` and `create_unix_connection`. */
internal class Connector(private val loop: TaskLoop, private val options: ConnectOptions) {

  suspend fun <P : ConnectionProtocol> toHost(
    factory: Supplier<out P>,
    host: String,
    port: Int,
  ): Endpoint<Transport, P> {
    loop.network?.let {
      return it.connect(factory, host, port, options).awaitInline()
    }
    val tls = TlsSetup.ofClient(options, host)
    return endpoint(factory, HostAttempts(loop, options).connect(host, port), tls)
  }

  suspend fun <P : ConnectionProtocol> toPath(
    factory: Supplier<out P>,
    path: Path,
  ): Endpoint<Transport, P> {
    loop.requireRealNetwork("a connection to $path")
    val tls = TlsSetup.ofClient(options, null)
    checkNoLocalAddress()
    return endpoint(factory, Attempt(loop).to(UnixDomainSocketAddress.of(path)), tls)
  }

  /** Takes the socket over from the caller, also if this fails. */
  suspend fun <P : ConnectionProtocol> over(
    factory: Supplier<out P>,
    connected: SocketChannel,
  ): Endpoint<Transport, P> =
    loop.orClose(connected) {
      loop.requireRealNetwork("a connection over ${Texts.of(connected)}")
      val tls = TlsSetup.ofClient(options, null)
      checkNoLocalAddress()
      connected.requireConnected()
      endpoint(factory, connected, tls)
    }

  private suspend fun <P : ConnectionProtocol> endpoint(
    factory: Supplier<out P>,
    channel: SocketChannel,
    tls: TlsSetup?,
  ): Endpoint<Transport, P> =
    loop.orClose(channel) {
      val protocol = factory.get()
      Endpoint(Transports.connected(loop, channel, protocol, tls), protocol)
    }

  private fun checkNoLocalAddress() =
    require(options.localAddress() == null) {
      "localAddress is for connections to a host and a port: ${options.localAddress()} is given; leave it out"
    }
}
