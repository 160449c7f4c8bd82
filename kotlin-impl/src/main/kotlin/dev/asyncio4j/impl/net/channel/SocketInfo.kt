package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.transports.TransportInfo
import java.net.SocketAddress
import java.nio.channels.NetworkChannel
import java.util.Optional

/** What a transport tells of its socket: kept, as it is asked for after the close, too. */
internal class SocketInfo(private val channel: NetworkChannel, val peer: SocketAddress?) {
  val local: SocketAddress? = channel.localAddress

  @Suppress("UNCHECKED_CAST")
  fun <T> of(key: TransportInfo<T>): Optional<T> {
    val value: Any? =
      when (key) {
        TransportInfo.PEER_ADDRESS -> peer
        TransportInfo.LOCAL_ADDRESS -> local
        TransportInfo.CHANNEL -> channel
        else -> null
      }
    return Optional.ofNullable(value) as Optional<T>
  }
}
