package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.net.channel.Addresses
import dev.asyncio4j.impl.net.channel.Families
import dev.asyncio4j.impl.net.channel.family
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.waiting.StaggeredRace
import dev.asyncio4j.streams.ConnectOptions
import java.io.UncheckedIOException
import java.net.InetSocketAddress
import java.nio.channels.SocketChannel
import java.time.Duration
import java.util.function.Supplier

/**
 * The addresses of a host, tried one after the other, or side by side with a delay between their
 * starts (Happy Eyeballs): the first that connects is taken, and no other socket stays open.
 */
internal class HostAttempts(
  private val loop: TaskLoop,
  private val options: ConnectOptions,
) {
  private val failures = ArrayList<UncheckedIOException>()

  suspend fun connect(host: String, port: Int): SocketChannel {
    val addresses =
      Families.interleaved(
        Families.only(options.family().orElse(null), host, Addresses.resolve(host, port, loop)),
        options.interleave(),
      )
    val locals = localAddresses()
    val delay = options.happyEyeballsDelay().orElse(null)
    val channel =
      if (delay == null) oneByOne(addresses, locals) else sideBySide(addresses, locals, delay)
    if (channel != null) return channel
    throw if (options.isAllErrors) Failures.all(failures) else Failures.merged(failures)
  }

  private suspend fun localAddresses(): List<InetSocketAddress>? {
    val local = options.localAddress().orElse(null) ?: return null
    require(local is InetSocketAddress) {
      "localAddress must be an InetSocketAddress to connect to a host, got $local"
    }
    return if (local.isUnresolved) Addresses.resolve(local.hostString, local.port, loop)
    else listOf(local)
  }

  private suspend fun oneByOne(
    addresses: List<InetSocketAddress>,
    locals: List<InetSocketAddress>?,
  ): SocketChannel? {
    for (address in addresses) attempt(address, locals)?.let {
      return it
    }
    return null
  }

  /** Null if it failed. */
  private suspend fun attempt(
    address: InetSocketAddress,
    locals: List<InetSocketAddress>?,
  ): SocketChannel? =
    try {
      Attempt(loop).to(address, locals)
    } catch (error: UncheckedIOException) {
      failures += error
      null
    }

  private suspend fun sideBySide(
    addresses: List<InetSocketAddress>,
    locals: List<InetSocketAddress>?,
    delay: Duration,
  ): SocketChannel? {
    val connected = ArrayList<SocketChannel>()
    val starts = addresses.map { address ->
      Supplier<Coroutine<SocketChannel>> {
        SuspendCoroutine("connect($address)") {
          try {
            Attempt(loop).to(address, locals).also(connected::add)
          } catch (error: UncheckedIOException) {
            failures += error
            throw error
          }
        }
      }
    }
    var winner: SocketChannel? = null
    try {
      val result = StaggeredRace.coroutine(starts, delay).awaitInline()
      winner = result.winner()
      return winner
    } finally {
      // A cancellation may come in the pass of a success, too.
      for (channel in connected) if (channel !== winner) close(channel)
    }
  }

  private fun close(channel: SocketChannel) {
    loop.poller.watchOf(channel)?.cancel()
    channel.close()
  }
}
