package dev.asyncio4j.impl.net.channel

import java.io.UncheckedIOException
import java.net.Inet4Address
import java.net.InetSocketAddress
import java.net.ProtocolFamily
import java.net.StandardProtocolFamily.INET
import java.net.StandardProtocolFamily.INET6
import java.net.UnknownHostException

internal val InetSocketAddress.family: ProtocolFamily
  get() = if (address is Inet4Address) INET else INET6

/** Which addresses of a host are used, and in which order. */
internal object Families {

  /** Those of [family]; all if it is null. */
  fun only(
    family: ProtocolFamily?,
    host: String,
    addresses: List<InetSocketAddress>,
  ): List<InetSocketAddress> {
    if (family == null) return addresses
    require(family == INET || family == INET6) { "family must be INET or INET6, got $family" }
    return addresses.filter { it.family == family }.ifEmpty { throw none(family, host, addresses) }
  }

  /** The first family's first [count] addresses, then the families in turn; 0: as they are. */
  fun interleaved(addresses: List<InetSocketAddress>, count: Int): List<InetSocketAddress> {
    if (count == 0) return addresses
    val families = addresses.groupBy { it.family }.values
    val first = families.first().take(count - 1)
    val rest = families.map { it.drop(if (it === families.first()) first.size else 0) }
    val turns = rest.maxOf { it.size }
    return first + (0 until turns).flatMap { turn -> rest.mapNotNull { it.getOrNull(turn) } }
  }

  private fun none(family: ProtocolFamily, host: String, addresses: List<InetSocketAddress>) =
    UncheckedIOException(
      "getaddrinfo() returned empty list: '$host' has no address of family $family, only $addresses",
      UnknownHostException(host),
    )
}
