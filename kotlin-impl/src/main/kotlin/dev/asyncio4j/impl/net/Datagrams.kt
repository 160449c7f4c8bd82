package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.loop.DatagramEndpoints
import dev.asyncio4j.transports.DatagramOptions
import dev.asyncio4j.transports.DatagramProtocol
import dev.asyncio4j.transports.DatagramTransport
import dev.asyncio4j.transports.Endpoint
import java.nio.channels.DatagramChannel
import java.util.function.Supplier

/** `create_datagram_endpoint`. */
internal object Datagrams : DatagramEndpoints {
  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    options: DatagramOptions,
  ): Coroutine<Endpoint<DatagramTransport, P>> = TODO()

  override fun <P : DatagramProtocol> createDatagramEndpoint(
    factory: Supplier<out P>,
    channel: DatagramChannel,
  ): Coroutine<Endpoint<DatagramTransport, P>> = TODO()
}
