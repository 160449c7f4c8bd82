package dev.asyncio4j.impl.net.datagram

import dev.asyncio4j.impl.net.channel.Addresses
import dev.asyncio4j.impl.net.channel.SocketErrors
import dev.asyncio4j.impl.net.channel.family
import dev.asyncio4j.impl.streams.reasonOf
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.transports.DatagramOptions
import java.io.IOException
import java.net.Inet4Address
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.ProtocolFamily
import java.net.SocketAddress
import java.net.StandardProtocolFamily.INET
import java.net.StandardProtocolFamily.INET6
import java.net.StandardSocketOptions.IP_MULTICAST_IF
import java.net.StandardSocketOptions.SO_BROADCAST
import java.net.StandardSocketOptions.SO_REUSEPORT
import java.nio.channels.DatagramChannel

/** The socket of a datagram endpoint: each pair of a local and a remote address is tried. */
internal class DatagramSockets(
  private val loop: TaskLoop,
  private val options: DatagramOptions,
) {
  private val groups = options.multicastGroups()
  private val family: ProtocolFamily? =
    options.family().orElseGet { groups.firstOrNull()?.let { familyOf(it.address) } }

  data class Bound(val channel: DatagramChannel, val remote: SocketAddress?)

  suspend fun open(): Bound {
    val pairs = addressPairs()
    val errors = ArrayList<Exception>()
    for ((local, remote) in pairs) {
      try {
        return Bound(opened(local, remote), remote)
      } catch (error: Exception) {
        errors += error
      }
    }
    val first = errors.first() // as asyncio; the others are not lost
    errors.drop(1).forEach(first::addSuppressed)
    throw first
  }

  private suspend fun addressPairs(): List<Pair<InetSocketAddress?, InetSocketAddress?>> {
    val local = options.localAddress().orElse(null)
    val remote = options.remoteAddress().orElse(null)
    require(local != null || remote != null || family != null) {
      "unexpected address family: give an address to receive on, one to send to, or a family"
    }
    val remotes = addresses(remote)
    val pairs = localAddresses(local).flatMap { from -> remotes.map { to -> from to to } }
    val usable = pairs.filter { (from, to) -> fits(from, to) && fitsFamily(from) && fitsFamily(to) }
    require(usable.isNotEmpty()) {
      "can not get address information: local $local and remote $remote " +
        "have no address of one family${family?.let { ", $it" } ?: ""}"
    }
    return usable
  }

  /** No host to receive on: all interfaces. */
  private suspend fun localAddresses(address: SocketAddress?): List<InetSocketAddress?> =
    if (address is InetSocketAddress && address.isUnresolved && address.hostString.isEmpty())
      listOf(InetSocketAddress(address.port))
    else addresses(address)

  /** Null where there is none to use. */
  private suspend fun addresses(address: SocketAddress?): List<InetSocketAddress?> {
    require(address is InetSocketAddress?) {
      "an address of a host and a port is expected, got $address: " +
        "the JDK has no datagrams on other sockets"
    }
    if (address == null) return listOf(null)
    return Addresses.resolve(address, loop).map { it as InetSocketAddress }
  }

  private fun fits(local: InetSocketAddress?, remote: InetSocketAddress?) =
    local == null ||
      remote == null ||
      local.address.isAnyLocalAddress ||
      familyOf(local.address) == familyOf(remote.address)

  private fun fitsFamily(address: InetSocketAddress?) =
    address == null ||
      family == null ||
      address.address.isAnyLocalAddress ||
      familyOf(address.address) == family

  private fun opened(local: InetSocketAddress?, remote: InetSocketAddress?): DatagramChannel {
    val channel = inWords("Cannot open a socket for ${remote ?: local}") { channel(local, remote) }
    try {
      channel.configureBlocking(false)
      inWords("Cannot set the options of $channel") { setOptions(channel) }
      val connects = remote != null && !options.isAllowBroadcast
      if (local != null || !connects) {
        inWords("error while attempting to bind on address $local") { channel.bind(local) }
      }
      groups.forEach { join(channel, it) }
      if (connects) inWords("Connect call failed $remote") { channel.connect(remote) }
      return channel
    } catch (error: Throwable) {
      channel.close()
      throw error
    }
  }

  /** All interfaces of no family in particular are those of both: the JDK's sockets can do that. */
  private fun channel(local: InetSocketAddress?, remote: InetSocketAddress?): DatagramChannel {
    val address = remote ?: local?.takeUnless { it.address.isAnyLocalAddress }
    val family = family ?: address?.let { familyOf(it.address) }
    return if (family == null) DatagramChannel.open() else DatagramChannel.open(family)
  }

  private fun setOptions(channel: DatagramChannel) {
    if (options.isReusePort) {
      require(SO_REUSEPORT in channel.supportedOptions()) {
        "reuse_port not supported by socket module: " +
          "this system has no SO_REUSEPORT; leave the option out"
      }
      channel.setOption(SO_REUSEPORT, true)
    }
    if (options.isAllowBroadcast) channel.setOption(SO_BROADCAST, true)
  }

  private fun join(channel: DatagramChannel, group: DatagramOptions.MulticastGroup) =
    inWords("Cannot join the multicast group ${group.address} on ${group.via}") {
      channel.join(group.address, group.via)
      channel.setOption(IP_MULTICAST_IF, group.via)
    }

  private inline fun <T> inWords(what: String, action: () -> T): T =
    try {
      action()
    } catch (error: UnsupportedOperationException) { // a family that this system does not have
      throw SocketErrors.named(what, IOException(reasonOf(error), error))
    } catch (error: Exception) {
      throw SocketErrors.named(what, error)
    }

  private fun familyOf(address: InetAddress): ProtocolFamily =
    if (address is Inet4Address) INET else INET6
}
