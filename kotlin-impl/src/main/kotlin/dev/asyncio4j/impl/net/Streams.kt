package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.loop.Fiber
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.channels.SocketChannel

/** `open_connection` and `start_server`. */
internal object Streams {

  fun openConnection(host: String, port: Int, options: ConnectOptions): Coroutine<Connection> =
    SuspendCoroutine("openConnection($host, $port)") {
      val loop = currentTask().eventLoop
      val channel = Connect(loop, options).toHost(host, port)
      val protocol = StreamProtocol(loop, options.limit())
      val transport = transportOf(channel, protocol, loop)
      try {
        protocol.made.await()
      } catch (error: Throwable) {
        transport.close()
        throw error
      }
      Connection(protocol.reader, StreamWriterImpl(transport, protocol))
    }

  private fun transportOf(channel: SocketChannel, protocol: StreamProtocol, loop: EventLoopImpl) =
    try {
      SocketTransport(loop, channel, protocol)
    } catch (error: IOException) { // the peer was faster: some systems refuse options of its socket
      loop.poller.watchOf(channel)?.cancel()
      channel.close()
      throw UncheckedIOException("Connection lost: it ended as soon as it was made", error)
    }

  fun startServer(
    handler: ConnectionHandler,
    host: String,
    port: Int,
    options: ServerOptions,
  ): Coroutine<Server> =
    SuspendCoroutine("startServer($host, $port)") {
      val loop = currentTask().eventLoop
      val server = ServerImpl(loop, handler, options, Bind(loop, options).toHost(host, port))
      if (options.isStartServing) {
        try {
          server.start()
          yieldPass()
        } catch (error: Throwable) {
          server.close() // nobody else has it
          throw error
        }
      }
      server
    }

  /**
   * `with` leaves no descriptor behind: in a coroutine it waits; elsewhere the close goes on alone.
   */
  fun close(connection: Connection) {
    val writer = connection.writer
    writer.close()
    if (Fiber.current() == null) return
    try {
      JavaAwait.await(writer.waitClosed())
    } catch (_: UncheckedIOException) {
      // The connection had failed before: its reads and writes have said so, and it is closed now.
    }
  }
}
