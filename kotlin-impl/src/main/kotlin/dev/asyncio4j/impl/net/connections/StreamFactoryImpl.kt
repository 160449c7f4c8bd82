package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.fibers.Fiber
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.callOf
import dev.asyncio4j.spi.StreamFactory
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.streams.StreamReader
import java.io.UncheckedIOException
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Path

/** `open_connection`, `start_server` and their unix twins: a stream protocol on a transport. */
internal object StreamFactoryImpl : StreamFactory {

  override fun openConnection(host: String, port: Int, options: ConnectOptions) =
    SuspendCoroutine("openConnection($host, $port)") { task ->
      connection(task.eventLoop, options) { connector, protocol ->
        connector.toHost({ protocol }, host, port)
      }
    }

  override fun openConnection(connected: SocketChannel, options: ConnectOptions) =
    SuspendCoroutine(callOf("openConnection", connected)) { task ->
      connection(task.eventLoop, options) { connector, protocol ->
        connector.over({ protocol }, connected)
      }
    }

  override fun openUnixConnection(path: Path, options: ConnectOptions) =
    SuspendCoroutine("openUnixConnection($path)") { task ->
      connection(task.eventLoop, options) { connector, protocol ->
        connector.toPath({ protocol }, path)
      }
    }

  private suspend inline fun connection(
    loop: TaskLoop,
    options: ConnectOptions,
    connect: (Connector, StreamProtocol) -> Unit,
  ): Connection {
    val protocol = StreamProtocol(loop, options.limit())
    connect(Connector(loop, options), protocol)
    return protocol.take()
  }

  override fun startServer(
    handler: ConnectionHandler,
    hosts: Collection<String>,
    port: Int,
    options: ServerOptions,
  ): Coroutine<Server> =
    SuspendCoroutine("startServer($hosts, $port)") {
      val loop = it.eventLoop
      Servers(loop, options)
        .onHosts({ StreamProtocol(loop, options.limit(), handler) }, hosts, port)
    }

  override fun startServer(
    handler: ConnectionHandler,
    listening: ServerSocketChannel,
    options: ServerOptions,
  ): Coroutine<Server> =
    SuspendCoroutine(callOf("startServer", listening)) {
      val loop = it.eventLoop
      Servers(loop, options).on({ StreamProtocol(loop, options.limit(), handler) }, listening)
    }

  override fun startUnixServer(
    handler: ConnectionHandler,
    path: Path,
    options: ServerOptions,
  ): Coroutine<Server> =
    SuspendCoroutine("startUnixServer($path)") {
      val loop = it.eventLoop
      Servers(loop, options).onPath({ StreamProtocol(loop, options.limit(), handler) }, path)
    }

  override fun newStreamReader(limit: Int): StreamReader =
    StreamReaderImpl(TaskLoop.requireRunning(), limit)

  override fun newStreamProtocol(limit: Int, handler: ConnectionHandler?) =
    StreamProtocol(TaskLoop.requireRunning(), limit, handler)

  /**
   * Closes the connection at the end of `with`, which leaves no descriptor behind: in a coroutine
   * it waits; elsewhere the close goes on alone.
   */
  override fun close(connection: Connection) {
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
