package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.net.tcp.SocketTransport
import dev.asyncio4j.impl.streams.LateWrites
import dev.asyncio4j.impl.streams.StreamTransport
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.streams.WriteMarks
import dev.asyncio4j.impl.streams.skipAll
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.TransportInfo
import java.nio.ByteBuffer
import java.security.cert.X509Certificate
import java.util.Optional
import javax.net.ssl.SSLPeerUnverifiedException

/** The plaintext face of a [TlsProtocol]: `_SSLProtocolTransport`. */
internal class TlsTransport(private val tls: TlsProtocol) : StreamTransport {
  override val loop = tls.loop
  override val marks = WriteMarks(this, DEFAULT_HIGH)
  private val lateWrites = LateWrites {
    "SSL connection is closed: writes on $this go nowhere"
  }

  override val bufferedBytes: Long
    get() = tls.output.bufferedBytes

  /** The socket that carries this, through other TLS connections if there are such. */
  val socket: SocketTransport?
    get() = socketOf(tls.below)

  override fun protocol(): ConnectionProtocol = tls.app.protocol

  override fun setProtocol(protocol: BaseProtocol) {
    tls.app.protocol = ofStream(protocol)
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> {
    val session = tls.engine.session
    val value: Any? =
      when (key) {
        TransportInfo.SSL_CONTEXT -> tls.setup.context
        TransportInfo.SSL_ENGINE -> tls.engine
        TransportInfo.SSL_SESSION -> session
        TransportInfo.CIPHER -> session.cipherSuite
        TransportInfo.PEER_CERTIFICATE -> peerCertificate()
        TransportInfo.APPLICATION_PROTOCOL -> tls.engine.applicationProtocol?.ifEmpty { null }
        else -> return tls.below.extraInfo(key)
      }
    return Optional.ofNullable(value) as Optional<T>
  }

  private fun peerCertificate() =
    try {
      tls.engine.session.peerCertificates[0] as? X509Certificate
    } catch (_: SSLPeerUnverifiedException) {
      null
    }

  override fun pauseReading() {
    if (!isClosing) tls.input.pause()
  }

  override fun resumeReading() {
    if (!isClosing) tls.input.resume()
  }

  override fun isReading() = !isClosing && !tls.input.isStopped

  /** Begins to send a file, which waits at [gate]; reading is held meanwhile, as in asyncio. */
  fun beginFile(gate: WriteGate) {
    check(marks.fileGate == null) {
      "unable to write; sendfile is in progress: await it first on $this"
    }
    if (marks.isPaused) gate.pause()
    marks.fileGate = gate
    tls.input.hold()
  }

  fun endFile() {
    marks.fileGate = null
    tls.input.release()
  }

  override fun write(data: ByteBuffer) {
    loop.checkTurn("Transport.write")
    if (!data.hasRemaining()) return
    if (tls.isWritable) return tls.write(data)
    data.skipAll()
    lateWrites.note()
  }

  override fun writeEof(): Unit =
    throw UnsupportedOperationException(
      "writeEof() does not work under TLS, which ends both directions at once, on $this: " +
        "ask canWriteEof() first, or close()"
    )

  override fun canWriteEof() = false

  override fun isClosing() = tls.isClosing

  override fun close() {
    loop.checkTurn("Transport.close")
    tls.close()
  }

  override fun abort() = tls.abort()

  override fun toString() =
    "<TlsTransport ${tls.describe()} over=${Texts.of(tls.below)}" +
      "${if (bufferedBytes > 0) " buffered=$bufferedBytes" else ""}>"

  private companion object {
    /** The high mark in bytes; ciphertext that the transport below has buffered is not counted. */
    const val DEFAULT_HIGH = 512 * 1024
  }
}
