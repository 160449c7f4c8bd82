package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.Body
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.tasks.saturatedNanos
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.executors
import java.io.UncheckedIOException
import java.lang.System.Logger.Level
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.SocketAddress
import java.net.UnknownHostException
import java.time.Duration
import java.util.Locale

/** Resolves names to addresses, off the loop unless there is nothing to look up. */
internal object Addresses {
  private val ipv4 by lazy { Regex("""$BYTE(\.$BYTE){3}""") }

  /** Returns the addresses of one that may be a name; any other address as it is. */
  suspend fun resolve(address: SocketAddress, loop: TaskLoop): List<SocketAddress> =
    if (address is InetSocketAddress && address.isUnresolved)
      resolve(address.hostString, address.port, loop)
    else listOf(address)

  suspend fun resolve(host: String, port: Int, loop: TaskLoop): List<InetSocketAddress> {
    requirePort(port)
    if (isLiteral(host)) return lookUp(host, port)
    val slow = loop.slowCallbackDuration()
    val body = Body { if (loop.inDebug) lookUpTimed(host, port, slow) else lookUp(host, port) }
    return loop.executors.submitOwn(OwnThreads.names, body).awaitInline()
  }

  fun requirePort(port: Int) = require(port in 0..65535) { "port must be 0-65535, got $port" }

  /** Returns whether the host needs no look-up. An empty one is the loopback address. */
  private fun isLiteral(host: String) = host.isEmpty() || ':' in host || ipv4.matches(host)

  private fun lookUp(host: String, port: Int): List<InetSocketAddress> =
    try {
      InetAddress.getAllByName(host).map { InetSocketAddress(it, port) }
    } catch (error: UnknownHostException) {
      val message = "getaddrinfo() failed for '$host': ${error.message}; check the host's name"
      throw UncheckedIOException(message, error)
    }

  /** Looks up, in debug mode, and warns of a slow look-up as loudly as asyncio does. */
  private fun lookUpTimed(host: String, port: Int, slow: Duration): List<InetSocketAddress> {
    logger.log(Level.DEBUG, "Get address info $host:$port")
    val start = System.nanoTime()
    val found = lookUp(host, port)
    val nanos = System.nanoTime() - start
    val millis = String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI)
    val level = if (nanos >= slow.saturatedNanos()) Level.INFO else Level.DEBUG
    logger.log(level, "Getting address info $host:$port took ${millis}ms: $found")
    return found
  }

  private const val NANOS_PER_MILLI = 1e6
  private const val BYTE = """(25[0-5]|2[0-4]\d|1?\d?\d)"""
}
