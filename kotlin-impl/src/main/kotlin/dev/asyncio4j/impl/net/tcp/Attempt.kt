package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.net.channel.awaitWritable
import dev.asyncio4j.impl.net.channel.family
import dev.asyncio4j.impl.net.channel.orClose
import dev.asyncio4j.impl.streams.reasonOf
import dev.asyncio4j.impl.tasks.Sleep
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import java.io.IOException
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.net.ProtocolFamily
import java.net.SocketAddress
import java.net.SocketException
import java.net.StandardProtocolFamily.UNIX
import java.net.UnixDomainSocketAddress
import java.nio.channels.SocketChannel
import java.time.Duration

/** One attempt to connect, to one address: `_connect_sock`. Its socket is closed if it fails. */
internal class Attempt(private val loop: TaskLoop) {

  /** Comes from one of [locals], the first of the same family that is free; null: from any. */
  suspend fun to(address: InetSocketAddress, locals: List<InetSocketAddress>?): SocketChannel {
    val channel = opened(address.family, address)
    return loop.orClose(channel) {
      if (locals != null) bind(channel, address.family, locals)
      failingAs("Connect call failed", address) {
        if (!channel.connect(address)) {
          loop.poller.register(channel).awaitWritable(loop)
          channel.finishConnect()
        }
      }
      channel
    }
  }

  /** Unix sockets connect at once or not at all. If the backlog is full, it is tried again. */
  suspend fun to(address: UnixDomainSocketAddress): SocketChannel {
    while (true) {
      val channel = opened(UNIX, address)
      val connected =
        loop.orClose(channel) {
          failingAs("Connect call failed", address) { isConnected(channel, address) }
        }
      if (connected) return channel
      channel.close()
      Sleep(BACKLOG_RETRY, Unit).awaitInline()
    }
  }

  /**
   * False if the backlog is full. Some JDKs take that for an attempt under way, which it is not.
   */
  private fun isConnected(channel: SocketChannel, address: UnixDomainSocketAddress): Boolean =
    try {
      channel.connect(address)
    } catch (error: SocketException) {
      if (error.message == TRY_AGAIN) false else throw error
    }

  private fun opened(family: ProtocolFamily, address: SocketAddress): SocketChannel =
    failingAs("Cannot open a socket for", address) {
      val channel =
        try {
          SocketChannel.open(family)
        } catch (unsupported: UnsupportedOperationException) {
          throw SocketException("Address family not supported: $family").initCause(unsupported)
        }
      loop.orClose(channel) { channel.configureBlocking(false) }
      channel
    }

  private fun bind(
    channel: SocketChannel,
    family: ProtocolFamily,
    locals: List<InetSocketAddress>,
  ) {
    val matching = locals.filter { it.family == family }
    val errors = ArrayList<UncheckedIOException>()
    for (local in matching) {
      try {
        failingAs("error while attempting to bind on address", local) { channel.bind(local) }
        return
      } catch (error: UncheckedIOException) {
        errors += error
      }
    }
    throw if (errors.isEmpty()) noLocalAddress(family, locals) else Failures.merged(errors)
  }

  private fun noLocalAddress(family: ProtocolFamily, locals: List<InetSocketAddress>) =
    UncheckedIOException(
      "no matching local address with family=$family found: localAddress is $locals",
      SocketException("no local address of family $family"),
    )

  private inline fun <T> failingAs(what: String, address: SocketAddress, action: () -> T): T =
    try {
      action()
    } catch (error: IOException) {
      throw UncheckedIOException("$what $address: ${reasonOf(error)}", error)
    }

  private companion object {
    val BACKLOG_RETRY: Duration = Duration.ofMillis(10)

    /** The text of `EAGAIN`. */
    const val TRY_AGAIN = "Resource temporarily unavailable"
  }
}
