package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.streams.made
import dev.asyncio4j.impl.streams.requireOf
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.io.UncheckedIOException
import java.net.SocketException

/** The ways to a TLS connection that is ready for use. */
internal object Tls {

  /**
   * Makes either side's connection: [socket] makes the transport below with the protocol that it is
   * given.
   */
  suspend fun connected(
    loop: TaskLoop,
    protocol: ConnectionProtocol,
    setup: TlsSetup,
    socket: (ConnectionProtocol) -> SocketTransport,
  ): Transport {
    return made(loop, setup, TlsApp(protocol, isMade = false)) { it.carriedBy(socket(it)) }
  }

  /** Makes the server's side of a connection, for which no task waits. */
  fun accepted(
    loop: TaskLoop,
    protocol: ConnectionProtocol,
    setup: TlsSetup,
    socket: (ConnectionProtocol) -> SocketTransport,
  ) {
    val report = { error: Throwable? -> if (error != null) reportIncoming(loop, error) }
    val tls = TlsProtocol(loop, setup, TlsApp(protocol, isMade = false), report)
    tls.carriedBy(socket(tls))
  }

  /** `start_tls`: bytes that the streams of [protocol] have received and not read go to TLS. */
  suspend fun start(
    loop: TaskLoop,
    transport: Transport,
    protocol: BaseProtocol,
    options: TlsOptions,
  ): Transport {
    require(protocol is ConnectionProtocol) {
      "protocol must be a Protocol or BufferedProtocol, not ${Texts.of(protocol)}: TLS is a stream of bytes"
    }
    transport.requireOf(loop)
    val setup = TlsSetup.ofStartTls(options, transport)
    if (transport.isClosing) {
      val text = "Connection lost: TLS cannot start on ${Texts.of(transport)}"
      throw UncheckedIOException(text, SocketException("Connection closed"))
    }
    return made(loop, setup, TlsApp(protocol, isMade = true)) { tls ->
      transport.setProtocol(tls)
      tls.carriedBy(transport, (protocol as? StreamsAbove)?.takeBuffered())
      tls.connectionMade(transport)
    }
  }

  private fun TlsProtocol.carriedBy(below: Transport, early: ByteArray? = null) {
    use(below, early ?: ByteArray(0))
    socketOf(below)?.carry(transport)
  }

  private suspend inline fun made(
    loop: TaskLoop,
    setup: TlsSetup,
    app: TlsApp,
    begin: (TlsProtocol) -> Unit,
  ): Transport {
    val make = { told: FutureImpl<Unit> -> TlsProtocol(loop, setup, app) { settle(told, it) } }
    return loop.made({ make(it).also(begin) }, TlsProtocol::abort).transport
  }

  private fun settle(made: FutureImpl<Unit>, error: Throwable?) {
    if (made.done()) return
    if (error == null) made.setResult(Unit) else made.setException(error)
  }

  /**
   * Reports a failed handshake of a client, unless a stranger sent garbage: that is no error of
   * this program.
   */
  private fun reportIncoming(loop: TaskLoop, error: Throwable) {
    if (!loop.inDebug) return
    loop.report("Error on transport creation for incoming connection", error)
  }
}

/** The socket that carries [transport] in the end; null if it is a stranger's. */
internal fun socketOf(transport: Transport): SocketTransport? =
  when (transport) {
    is SocketTransport -> transport
    is TlsTransport -> transport.socket
    else -> null
  }
