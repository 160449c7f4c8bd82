package dev.asyncio4j.impl.net.datagram

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.loop.DatagramEndpoints
import dev.asyncio4j.transports.DatagramOptions
import dev.asyncio4j.transports.DatagramProtocol
import dev.asyncio4j.transports.DatagramTransport
import dev.asyncio4j.transports.Endpoint
import java.net.SocketAddress
import java.nio.channels.DatagramChannel
import java.util.function.Supplier

/** `create_datagram_endpoint`. */
internal class Datagrams(private val home: HomeLoop) : DatagramEndpoints {

  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    options: DatagramOptions,
  ): Coroutine<Endpoint<DatagramTransport, P>> =
    home.coroutine("createDatagramEndpoint") { loop ->
      val (channel, remote) = DatagramSockets(loop, options).open()
      over(loop, factory, channel, remote)
    }

  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    channel: DatagramChannel,
  ): Coroutine<Endpoint<DatagramTransport, P>> =
    home.coroutine("createDatagramEndpoint($channel)") { loop ->
      require(channel.isOpen) { "A datagram socket was expected, got $channel, which is closed" }
      require(loop.poller.watchOf(channel) == null) {
        "$channel is in use on this loop: close its transport, or end its readers and writers"
      }
      channel.configureBlocking(false)
      over(loop, factory, channel, null)
    }

  /** The socket is the transport's, and is closed if this fails. */
  private suspend fun <P : DatagramProtocol> over(
    loop: TaskLoop,
    factory: Supplier<out P>,
    channel: DatagramChannel,
    remote: SocketAddress?,
  ): Endpoint<DatagramTransport, P> {
    val made = FutureImpl<Unit>(loop)
    val protocol: P
    val transport: DatagramTransportImpl
    try {
      protocol = factory.get()
      transport = DatagramTransportImpl(loop, channel, protocol, remote, made)
    } catch (error: Throwable) {
      channel.close()
      throw error
    }
    try {
      made.awaitDone()
    } catch (error: Throwable) {
      transport.close()
      throw error
    }
    return Endpoint(transport, protocol)
  }
}
