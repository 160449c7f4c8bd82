package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.net.channel.Addresses
import dev.asyncio4j.impl.net.channel.Families
import dev.asyncio4j.impl.net.channel.family
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.streams.reasonOf
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.streams.ServerOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.net.BindException
import java.net.InetSocketAddress
import java.net.ProtocolFamily
import java.net.SocketAddress
import java.net.StandardProtocolFamily.INET
import java.net.StandardProtocolFamily.INET6
import java.net.StandardProtocolFamily.UNIX
import java.net.StandardSocketOptions.SO_REUSEADDR
import java.net.StandardSocketOptions.SO_REUSEPORT
import java.net.UnixDomainSocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.file.Path

/** Listening sockets, one for each address of the hosts: all of them, or none. */
internal class Bind(private val loop: TaskLoop, private val options: ServerOptions) {

  suspend fun toHosts(hosts: Collection<String>, port: Int): List<ServerSocketChannel> {
    Addresses.requirePort(port)
    val family = options.family().orElse(null)
    if (hosts.all(String::isEmpty)) return listOf(toAllInterfaces(family, port))
    val addresses = LinkedHashSet<InetSocketAddress>()
    for (host in hosts) {
      addresses += Families.only(family, host, Addresses.resolve(host, port, loop))
    }
    val channels = ArrayList<ServerSocketChannel>()
    try {
      val all = if (port == 0) null else addresses.find(::isOfBothFamilies)
      all?.let(::toAddress)?.let(channels::add)
      for (address in addresses) {
        if (channels.isNotEmpty() && isCovered(address, all)) continue
        toAddress(address)?.let(channels::add)
      }
    } catch (error: Throwable) {
      channels.forEach(ServerSocketChannel::close)
      throw error
    }
    return channels.ifEmpty { throw noneOf(addresses) }
  }

  /** `::`, whose socket takes what comes for IPv4 addresses of its port, too. */
  private fun isOfBothFamilies(address: InetSocketAddress) =
    address.family == INET6 && address.address.isAnyLocalAddress

  /** There is no socket for [address] beside that of [all], and no need of one. */
  private fun isCovered(address: InetSocketAddress, all: InetSocketAddress?) =
    all != null && (address == all || address.family == INET)

  fun toPath(path: Path): ServerSocketChannel {
    SocketFile.deleteStale(path)
    return bound(UnixDomainSocketAddress.of(path), ServerSocketChannel.open(UNIX))
  }

  /** One socket serves IPv4 and IPv6, unless [family] says otherwise: the JDK's are of both. */
  private fun toAllInterfaces(family: ProtocolFamily?, port: Int): ServerSocketChannel =
    when (family) {
      null -> tcp(InetSocketAddress(port), ServerSocketChannel.open())
      INET -> tcp(InetSocketAddress("0.0.0.0", port), ServerSocketChannel.open(INET))
      else -> tcp(InetSocketAddress("::", port), ServerSocketChannel.open(family))
    }

  /** Null if this system has not got the address's family, as asyncio does not insist on it. */
  private fun toAddress(address: InetSocketAddress): ServerSocketChannel? {
    val channel =
      try {
        ServerSocketChannel.open(address.family)
      } catch (_: UnsupportedOperationException) {
        return null
      }
    return try {
      tcp(address, channel)
    } catch (error: UncheckedIOException) {
      if (error.cause is BindException && NO_SUCH_ADDRESS in error.message!!) null else throw error
    }
  }

  private fun tcp(address: InetSocketAddress, channel: ServerSocketChannel): ServerSocketChannel {
    loop.orClose(channel) {
      channel.setOption(SO_REUSEADDR, options.isReuseAddress)
      if (options.isReusePort) reusePort(channel)
    }
    return bound(address, channel)
  }

  private fun bound(address: SocketAddress, channel: ServerSocketChannel): ServerSocketChannel =
    loop.orClose(channel) {
      channel.configureBlocking(false)
      try {
        channel.bind(address, options.backlog())
      } catch (error: IOException) {
        val text = "error while attempting to bind on address $address: ${reasonOf(error)}"
        throw UncheckedIOException(text, error)
      }
    }

  private fun reusePort(channel: ServerSocketChannel) {
    require(SO_REUSEPORT in channel.supportedOptions()) {
      "reuse_port not supported by socket module: this system has no SO_REUSEPORT; leave the option out"
    }
    channel.setOption(SO_REUSEPORT, true)
  }

  private fun noneOf(addresses: Collection<InetSocketAddress>): UncheckedIOException {
    val text = "could not bind on any address out of $addresses: none is an address of this machine"
    return UncheckedIOException(text, BindException("Cannot assign requested address"))
  }

  private companion object {
    /** `EADDRNOTAVAIL`, as Linux, Windows and (with "Can't") macOS put it. */
    const val NO_SUCH_ADDRESS = "assign requested address"
  }
}
