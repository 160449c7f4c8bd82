package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Endpoint
import dev.asyncio4j.transports.Transport
import java.io.IOException
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.nio.channels.SocketChannel
import java.nio.file.Path
import java.util.function.Supplier

/** A connected socket: the addresses of a host are tried in order, as `create_connection` does. */
internal class Connector(private val loop: EventLoopImpl, private val options: ConnectOptions) {

  suspend fun <P : ConnectionProtocol> toHost(
    factory: Supplier<out P>,
    host: String,
    port: Int,
  ): Endpoint<Transport, P> {
    val tls = TlsSetup.ofClient(options, host)
    return over(factory, toHost(host, port), tls)
  }

  suspend fun <P : ConnectionProtocol> toPath(
    factory: Supplier<out P>,
    path: Path,
  ): Endpoint<Transport, P> = TODO("$path")

  suspend fun <P : ConnectionProtocol> over(
    factory: Supplier<out P>,
    channel: SocketChannel,
    tls: TlsSetup? = TlsSetup.ofClient(options, null),
  ): Endpoint<Transport, P> {
    val protocol = factory.get()
    return Endpoint(Transports.connected(loop, channel, protocol, tls), protocol)
  }

  private suspend fun toHost(host: String, port: Int): SocketChannel {
    val errors = ArrayList<UncheckedIOException>()
    for (address in Addresses.resolve(host, port, loop)) {
      try {
        return to(address)
      } catch (error: UncheckedIOException) {
        errors += error
      }
    }
    throw merged(errors)
  }

  private suspend fun to(address: InetSocketAddress): SocketChannel {
    val channel = opened(address)
    try {
      if (!channel.connect(address)) {
        connected(channel)
        channel.finishConnect()
      }
      return channel
    } catch (error: Throwable) {
      loop.poller.watchOf(channel)?.cancel()
      channel.close()
      throw if (error is IOException) failure("Connect call failed", address, error) else error
    }
  }

  private fun opened(address: InetSocketAddress): SocketChannel {
    var channel: SocketChannel? = null
    val local = options.localAddress().orElse(null)
    try {
      channel = SocketChannel.open().apply { configureBlocking(false) }
      if (local != null) channel.bind(local)
      return channel
    } catch (error: Throwable) {
      channel?.close()
      if (error !is IOException) throw error
      if (local == null) throw failure("Cannot open a socket for", address, error)
      throw failure("error while attempting to bind on address", local, error)
    }
  }

  /** Waits until the attempt to connect has an outcome. */
  private suspend fun connected(channel: SocketChannel) {
    val outcome = FutureImpl<Unit>(loop)
    val watch = loop.poller.register(channel)
    watch.writer = HandleImpl(loop, { outcome.release() }, ContextImpl.current())
    outcome.awaitDone()
    watch.writer = null
  }

  private fun failure(what: String, address: Any, error: IOException) =
    UncheckedIOException("$what $address: ${error.message}", error)

  /** One error as it is; several in one message, the first one being the cause. */
  private fun merged(errors: List<UncheckedIOException>): UncheckedIOException {
    val first = errors.first()
    if (errors.size == 1) return first
    val texts = errors.joinToString { it.message!! }
    val merged = UncheckedIOException("Multiple exceptions: $texts", first.cause)
    errors.forEach(merged::addSuppressed)
    return merged
  }
}
