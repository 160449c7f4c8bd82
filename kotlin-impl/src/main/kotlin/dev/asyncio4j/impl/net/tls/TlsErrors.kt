package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.withCauses
import dev.asyncio4j.impl.streams.reasonOf
import java.io.EOFException
import java.io.IOException
import java.io.UncheckedIOException
import java.net.SocketException
import java.net.SocketTimeoutException
import java.security.cert.CertPathBuilderException
import java.security.cert.CertPathValidatorException
import java.security.cert.CertificateException
import java.security.cert.CertificateExpiredException
import java.security.cert.CertificateNotYetValidException
import java.time.Duration
import javax.net.ssl.SSLException
import javax.net.ssl.SSLHandshakeException

/**
 * The failures of a TLS connection; [peer] names the other side: a server's name, or an address.
 */
internal class TlsErrors(private val peer: String) {

  fun handshakeFailed(error: SSLException): UncheckedIOException {
    val causes = error.withCauses().toList()
    val first = Texts.messageOf(causes.first()).orEmpty()
    val last =
      Texts.messageOf(causes.last()).orEmpty() // often the reason, which not all above it repeat
    val text = if (last in first) first else "$first: $last"
    if (causes.none { it is CertificateException }) {
      return UncheckedIOException("SSL handshake failed with $peer: $text", error)
    }
    val start = "SSL handshake failed on verifying the certificate of $peer: $text"
    return UncheckedIOException("$start; ${advice(causes)}", error)
  }

  private fun advice(causes: List<Throwable>): String =
    when {
      causes.any { it is CertificateExpiredException } -> EXPIRED
      causes.any { it is CertificateNotYetValidException } -> NOT_YET_VALID
      causes.any { it is CertPathBuilderException } -> UNTRUSTED
      causes.any { it is CertPathValidatorException } -> INVALID
      else -> "$UNTRUSTED, and a name that it shows (serverHostname)"
    }

  /** Makes the error for a connection below that was lost with [error]. */
  fun lostInHandshake(error: Throwable): UncheckedIOException {
    val cause =
      error.withCauses().take(2).firstNotNullOfOrNull { it as? IOException }
        ?: IOException(Texts.of(error), error) // not without a text: the JDK would ask for it
    val text =
      "SSL handshake failed with $peer: the connection was lost before it was done: " +
        reasonOf(cause)
    return UncheckedIOException(text, cause)
  }

  fun endedInHandshake(): UncheckedIOException {
    val cause = EOFException("the peer ended the connection during the handshake")
    val text =
      "SSL handshake failed with $peer: ${cause.message}; does it speak TLS on this port, and accept " +
        "this side's protocol versions and certificate?"
    return UncheckedIOException(text, cause)
  }

  fun closedInHandshake(): UncheckedIOException {
    val cause = SocketException("Connection closed")
    val text = "SSL handshake failed with $peer: the connection was closed before it was done"
    return UncheckedIOException(text, cause)
  }

  fun handshakeTooSlow(limit: Duration) =
    timedOut(
      "SSL handshake is taking longer than ${seconds(limit)} seconds: aborting the connection to " +
        "$peer; allow more with TlsOptions.handshakeTimeout"
    )

  fun shutdownTooSlow(limit: Duration) =
    timedOut(
      "SSL shutdown timed out: $peer has not answered within ${seconds(limit)} seconds; allow more " +
        "with TlsOptions.shutdownTimeout, or end the connection with abort()"
    )

  fun truncated(): UncheckedIOException {
    val cause = SSLException("closing inbound before receiving peer's close_notify", EOFException())
    val text =
      "Connection lost: $peer ended the stream without TLS's close_notify: the data may be cut off"
    return UncheckedIOException(text, cause)
  }

  fun failed(error: SSLException) =
    UncheckedIOException("Connection lost: TLS failed with $peer: ${reasonOf(error)}", error)

  private fun timedOut(text: String) = UncheckedIOException(text, SocketTimeoutException(text))

  private fun seconds(limit: Duration) =
    limit.toNanos().toBigDecimal().movePointLeft(NANOS_DIGITS).stripTrailingZeros().toPlainString()

  companion object {
    private const val NANOS_DIGITS = 9
    private const val UNTRUSTED = "pass an SSLContext that trusts its issuer (TlsOptions.of)"
    private const val EXPIRED =
      "it has expired: the peer needs a new one, unless this machine's clock is wrong"
    private const val NOT_YET_VALID =
      "it is not valid yet: look at this machine's clock and the peer's"
    private const val INVALID = "the peer needs a certificate that its issuer's rules allow"

    fun renegotiation() =
      SSLHandshakeException(
        "the peer wants to renegotiate, which is refused: a new connection is the way to new keys"
      )

    fun closedByPeer() = SSLHandshakeException("the peer closed the connection (close_notify)")

    fun keyUpdatesUnread() =
      SSLException("the peer asks for new keys again and again, and does not read the answers")
  }
}
