package dev.asyncio4j.impl.net.datagram

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.streams.made
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.callOf
import dev.asyncio4j.loop.DatagramEndpoints
import dev.asyncio4j.transports.DatagramOptions
import dev.asyncio4j.transports.DatagramProtocol
import dev.asyncio4j.transports.DatagramTransport
import dev.asyncio4j.transports.Endpoint
import java.net.SocketAddress
import java.nio.channels.DatagramChannel
import java.util.function.Supplier

/** `create_datagram_endpoint`. */
internal class DatagramEndpointsImpl(private val home: HomeLoop) : DatagramEndpoints {

  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    options: DatagramOptions,
  ): Coroutine<Endpoint<DatagramTransport, P>> =
    home.coroutine("createDatagramEndpoint") { loop ->
      loop.network?.datagrams(factory, options)?.awaitInline() ?: open(loop, factory, options)
    }

  private suspend fun <P : DatagramProtocol> open(
    loop: TaskLoop,
    factory: Supplier<out P>,
    options: DatagramOptions,
  ): Endpoint<DatagramTransport, P> {
    val (channel, remote) = DatagramSockets(loop, options).open()
    return over(loop, factory, channel, remote)
  }

  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    channel: DatagramChannel,
  ): Coroutine<Endpoint<DatagramTransport, P>> =
    home.coroutine(callOf("createDatagramEndpoint", channel)) { loop ->
      loop.requireRealNetwork("datagrams over ${Texts.of(channel)}")
      require(channel.isOpen) {
        "A datagram socket was expected, got ${Texts.of(channel)}, which is closed"
      }
      require(loop.poller.watchOf(channel) == null) {
        "${Texts.of(channel)} is in use on this loop: close its transport, or end its readers and writers"
      }
      channel.configureBlocking(false)
      over(loop, factory, channel, null)
    }

  /** Takes the socket, which the transport owns from here on, and closes it if this fails. */
  private suspend fun <P : DatagramProtocol> over(
    loop: TaskLoop,
    factory: Supplier<out P>,
    channel: DatagramChannel,
    remote: SocketAddress?,
  ): Endpoint<DatagramTransport, P> {
    val protocol = loop.orClose(channel, factory::get)
    val transport =
      loop.made(
        { loop.orClose(channel) { DatagramTransportImpl(loop, channel, protocol, remote, it) } },
        DatagramTransportImpl::close,
      )
    return Endpoint(transport, protocol)
  }
}
