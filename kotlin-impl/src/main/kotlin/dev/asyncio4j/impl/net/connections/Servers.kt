package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.net.channel.requireConnected
import dev.asyncio4j.impl.net.tcp.Bind
import dev.asyncio4j.impl.net.tcp.SocketFile
import dev.asyncio4j.impl.net.tls.TlsSetup
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.Transport
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** The server's side: `create_server`, `create_unix_server`, `connect_accepted_socket`. */
internal class Servers(private val loop: TaskLoop, private val options: ServerOptions) {
  private val tls = TlsSetup.ofServer(options) // fails before anything listens

  suspend fun onHosts(
    factory: Supplier<out ConnectionProtocol>,
    hosts: Collection<String>,
    port: Int,
  ): Server =
    loop.network?.listen(factory, hosts, port, options)?.awaitInline()
      ?: on(factory, Bind(loop, options).toHosts(hosts, port))

  suspend fun onPath(factory: Supplier<out ConnectionProtocol>, path: Path): Server {
    loop.requireRealNetwork("a server on $path")
    return on(factory, listOf(Bind(loop, options).toPath(path)))
  }

  /** Takes the socket over from the caller, also if this fails. */
  suspend fun on(
    factory: Supplier<out ConnectionProtocol>,
    listening: ServerSocketChannel,
  ): Server {
    loop.orClose(listening) {
      loop.requireRealNetwork("a server on ${Texts.of(listening)}")
      requireNotNull(listening.localAddress) {
        "A bound socket was expected, got ${Texts.of(listening)}"
      }
      listening.configureBlocking(false)
    }
    return on(factory, listOf(listening))
  }

  private suspend fun on(
    factory: Supplier<out ConnectionProtocol>,
    channels: List<ServerSocketChannel>,
  ): Server {
    val files = if (options.cleanupSocket()) channels.mapNotNull(SocketFile::of) else emptyList()
    val server = ServerImpl(loop, factory, options, channels, files)
    if (!options.startServing()) return server
    try {
      server.start()
      yieldPass()
      return server
    } catch (error: Throwable) {
      server.close() // nobody else has it
      throw error
    }
  }

  suspend fun <P : ConnectionProtocol> accepted(
    factory: Supplier<out P>,
    channel: SocketChannel,
  ): Endpoint<Transport, P> =
    loop.orClose(channel) {
      loop.requireRealNetwork("a connection over ${Texts.of(channel)}")
      channel.requireConnected()
      val protocol = factory.get()
      Endpoint(Transports.connected(loop, channel, protocol, tls), protocol)
    }
}
