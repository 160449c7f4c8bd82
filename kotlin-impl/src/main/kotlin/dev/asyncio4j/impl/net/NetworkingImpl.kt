package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.net.channel.NameResolutionImpl
import dev.asyncio4j.impl.net.connections.Connector
import dev.asyncio4j.impl.net.connections.Servers
import dev.asyncio4j.impl.net.datagram.DatagramEndpointsImpl
import dev.asyncio4j.impl.net.file.SendFile
import dev.asyncio4j.impl.net.tls.Tls
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.callOf
import dev.asyncio4j.loop.DatagramEndpoints
import dev.asyncio4j.loop.NameResolution
import dev.asyncio4j.loop.Networking
import dev.asyncio4j.loop.RawSockets
import dev.asyncio4j.loop.SendFileOptions
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.nio.channels.FileChannel
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** The network side of a loop. */
internal class NetworkingImpl(private val home: HomeLoop) :
  Networking,
  DatagramEndpoints by DatagramEndpointsImpl(home),
  RawSockets by RawSocketsImpl(home),
  NameResolution by NameResolutionImpl(home) {

  override fun <P : ConnectionProtocol> createConnection(
    factory: Supplier<out P>,
    host: String,
    port: Int,
    options: ConnectOptions,
  ): Coroutine<Endpoint<Transport, P>> =
    home.coroutine("createConnection($host, $port)") {
      Connector(it, options).toHost(factory, host, port)
    }

  override fun <P : ConnectionProtocol> createConnection(
    factory: Supplier<out P>,
    connected: SocketChannel,
    options: ConnectOptions,
  ): Coroutine<Endpoint<Transport, P>> =
    home.coroutine(callOf("createConnection", connected)) {
      Connector(it, options).over(factory, connected)
    }

  override fun <P : ConnectionProtocol> createUnixConnection(
    factory: Supplier<out P>,
    path: Path,
    options: ConnectOptions,
  ): Coroutine<Endpoint<Transport, P>> =
    home.coroutine("createUnixConnection($path)") { Connector(it, options).toPath(factory, path) }

  override fun <P : ConnectionProtocol> connectAcceptedSocket(
    factory: Supplier<out P>,
    accepted: SocketChannel,
    options: ServerOptions,
  ): Coroutine<Endpoint<Transport, P>> =
    home.coroutine("connectAcceptedSocket($accepted)") {
      Servers(it, options).accepted(factory, accepted)
    }

  override fun createServer(
    factory: Supplier<out ConnectionProtocol>,
    hosts: Collection<String>,
    port: Int,
    options: ServerOptions,
  ): Coroutine<Server> =
    home.coroutine("createServer($hosts, $port)") {
      Servers(it, options).onHosts(factory, hosts, port)
    }

  override fun createServer(
    factory: Supplier<out ConnectionProtocol>,
    listening: ServerSocketChannel,
    options: ServerOptions,
  ): Coroutine<Server> =
    home.coroutine(callOf("createServer", listening)) {
      Servers(it, options).on(factory, listening)
    }

  override fun createUnixServer(
    factory: Supplier<out ConnectionProtocol>,
    path: Path,
    options: ServerOptions,
  ): Coroutine<Server> =
    home.coroutine("createUnixServer($path)") { Servers(it, options).onPath(factory, path) }

  override fun startTls(
    transport: Transport,
    protocol: BaseProtocol,
    options: TlsOptions,
  ): Coroutine<Transport> =
    home.coroutine("startTls") { Tls.start(it, transport, protocol, options) }

  override fun sendFile(
    transport: Transport,
    file: FileChannel,
    options: SendFileOptions,
  ): Coroutine<Long> =
    home.coroutine(callOf("sendFile", transport)) { SendFile(it, file, options).to(transport) }
}
