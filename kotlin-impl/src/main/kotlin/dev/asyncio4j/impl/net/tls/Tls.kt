package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.streams.requireOf
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.io.UncheckedIOException
import java.net.SocketException

/** The ways to a TLS connection that is ready for use. */
internal object Tls {

  /** Either side: [socket] makes the transport below with the protocol that it is given. */
  suspend fun connected(
    loop: TaskLoop,
    protocol: ConnectionProtocol,
    setup: TlsSetup,
    socket: (ConnectionProtocol) -> SocketTransport,
  ): Transport {
    val made = FutureImpl<Unit>(loop)
    val tls = TlsProtocol(loop, setup, TlsApp(protocol, isMade = false)) { settle(made, it) }
    tls.carriedBy(socket(tls))
    return awaited(tls, made)
  }

  /** The server's side of a connection that nobody waits for. */
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

  /** `start_tls`: what the streams of [protocol] have received and not read goes to TLS. */
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
      val text = "Connection lost: TLS cannot start on $transport"
      throw UncheckedIOException(text, SocketException("Connection closed"))
    }
    val made = FutureImpl<Unit>(loop)
    val tls = TlsProtocol(loop, setup, TlsApp(protocol, isMade = true)) { settle(made, it) }
    transport.setProtocol(tls)
    tls.carriedBy(transport, (protocol as? StreamsAbove)?.takeBuffered())
    tls.connectionMade(transport)
    return awaited(tls, made)
  }

  private fun TlsProtocol.carriedBy(below: Transport, early: ByteArray? = null) {
    use(below, early ?: ByteArray(0))
    socketOf(below)?.carry(transport)
  }

  private suspend fun awaited(tls: TlsProtocol, made: FutureImpl<Unit>): Transport {
    try {
      made.awaitDone()
    } catch (error: Throwable) {
      tls.abort()
      throw error
    }
    return tls.transport
  }

  private fun settle(made: FutureImpl<Unit>, error: Throwable?) {
    if (made.done()) return
    if (error == null) made.setResult(Unit) else made.setException(error)
  }

  /** A stranger who knocks with garbage is no error of this program. */
  private fun reportIncoming(loop: TaskLoop, error: Throwable) {
    if (!loop.inDebug) return
    val message = "Error on transport creation for incoming connection"
    loop.callExceptionHandler(ExceptionContext(message, error, null, null, null, null))
  }
}

/** The socket that carries [transport] in the end; null if it is a stranger's. */
internal fun socketOf(transport: Transport): SocketTransport? =
  when (transport) {
    is SocketTransport -> transport
    is TlsTransport -> transport.socket
    else -> null
  }
