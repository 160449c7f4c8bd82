package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.ConnectionProtocol
import java.nio.channels.ServerSocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** `create_server` and `create_unix_server`. */
internal class Servers(private val loop: EventLoopImpl, private val options: ServerOptions) {
  init {
    TlsSetup.ofServer(options) // before anything listens
  }

  suspend fun onHosts(
    factory: Supplier<out ConnectionProtocol>,
    hosts: Collection<String>,
    port: Int,
  ): Server = on(factory, Bind(loop, options).toHosts(hosts, port))

  suspend fun onPath(factory: Supplier<out ConnectionProtocol>, path: Path): Server =
    on(factory, TODO("$path"))

  suspend fun on(
    factory: Supplier<out ConnectionProtocol>,
    channels: List<ServerSocketChannel>,
  ): Server {
    val server = ServerImpl(loop, factory, options, channels)
    if (!options.isStartServing) return server
    try {
      server.start()
      yieldPass()
      return server
    } catch (error: Throwable) {
      server.close() // nobody else has it
      throw error
    }
  }
}
