package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.loop.NameInfo
import dev.asyncio4j.loop.NameResolution
import java.io.UncheckedIOException
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.UnknownHostException

/** Names to addresses: `loop.getaddrinfo`, off the loop unless there is nothing to look up. */
internal object Addresses : NameResolution {
  private val ipv4 = Regex("""(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}""")

  override fun getAddrInfo(host: String, port: Int): Coroutine<List<InetSocketAddress>> = TODO()

  override fun getNameInfo(address: InetSocketAddress): Coroutine<NameInfo> = TODO()

  suspend fun resolve(host: String, port: Int, loop: EventLoopImpl): List<InetSocketAddress> {
    requirePort(port)
    if (isLiteral(host)) return lookUp(host, port)
    return loop.runInExecutor(null) { lookUp(host, port) }.awaitInline()
  }

  fun requirePort(port: Int) = require(port in 0..65535) { "port must be 0-65535, got $port" }

  /** An empty host is the loopback address, which needs no look-up either. */
  private fun isLiteral(host: String) = host.isEmpty() || ':' in host || ipv4.matches(host)

  private fun lookUp(host: String, port: Int): List<InetSocketAddress> =
    try {
      InetAddress.getAllByName(host).map { InetSocketAddress(it, port) }
    } catch (error: UnknownHostException) {
      val message = "getaddrinfo() failed for '$host': ${error.message}; check the host's name"
      throw UncheckedIOException(message, error)
    }
}
