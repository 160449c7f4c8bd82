package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.streams.ServerOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.net.StandardSocketOptions.SO_REUSEADDR
import java.net.StandardSocketOptions.SO_REUSEPORT
import java.nio.channels.ServerSocketChannel

/** Listening sockets, one for each address of a host: all of them, or none. */
internal class Bind(private val loop: EventLoopImpl, private val options: ServerOptions) {

  suspend fun toHosts(hosts: Collection<String>, port: Int): List<ServerSocketChannel> {
    // One socket for all interfaces serves IPv4 and IPv6: the JDK's are of both families.
    if (hosts.all(String::isEmpty)) return listOf(to(InetSocketAddress(port)))
    val addresses = LinkedHashSet<InetSocketAddress>()
    for (host in hosts) addresses += Addresses.resolve(host, port, loop)
    val channels = ArrayList<ServerSocketChannel>()
    try {
      for (address in addresses) channels += to(address)
    } catch (error: Throwable) {
      channels.forEach(ServerSocketChannel::close)
      throw error
    }
    return channels
  }

  private fun to(address: InetSocketAddress): ServerSocketChannel {
    var channel: ServerSocketChannel? = null
    try {
      channel = ServerSocketChannel.open()
      channel.configureBlocking(false)
      // As asyncio on POSIX: a server can be restarted while old connections are in TIME_WAIT.
      channel.setOption(SO_REUSEADDR, true)
      if (options.isReusePort) reusePort(channel)
      return channel.bind(address, options.backlog())
    } catch (error: Throwable) {
      channel?.close()
      if (error !is IOException) throw error
      val message = "error while attempting to bind on address $address: ${error.message}"
      throw UncheckedIOException(message, error)
    }
  }

  private fun reusePort(channel: ServerSocketChannel) {
    require(SO_REUSEPORT in channel.supportedOptions()) {
      "reuse_port not supported by socket module: this system has no SO_REUSEPORT; leave the option out"
    }
    channel.setOption(SO_REUSEPORT, true)
  }
}
