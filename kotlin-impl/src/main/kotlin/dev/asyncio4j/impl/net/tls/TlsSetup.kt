package dev.asyncio4j.impl.net.tls

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.transports.ClientCertificate
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import dev.asyncio4j.transports.TransportInfo
import java.net.InetSocketAddress
import java.time.Duration
import javax.net.ssl.SNIHostName
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLEngine
import javax.net.ssl.SSLParameters

/**
 * One side of TLS, checked: makes the engine of each connection.
 *
 * @property host the server's name; null on its own side
 */
internal class TlsSetup
private constructor(private val options: TlsOptions, val context: SSLContext, val host: String?) {
  val handshakeTimeout: Duration
    get() = options.handshakeTimeout()

  val shutdownTimeout: Duration
    get() = options.shutdownTimeout()

  val acceptsRaggedEof: Boolean
    get() = options.suppressRaggedEofs()

  /**
   * Makes an engine for a connection to [port] of the host: sessions are resumed with the same
   * server only.
   */
  fun newEngine(port: Int): SSLEngine {
    val engine =
      if (host == null) context.createSSLEngine() else context.createSSLEngine(host, port)
    engine.useClientMode = host != null
    val parameters = engine.sslParameters
    if (host == null) askClients(parameters) else expectServer(parameters, host)
    val protocols = options.applicationProtocols()
    if (protocols.isNotEmpty()) parameters.applicationProtocols = protocols.toTypedArray()
    engine.sslParameters = parameters
    return engine
  }

  private fun askClients(parameters: SSLParameters) =
    when (options.clientCertificate()) {
      ClientCertificate.NONE -> parameters.needClientAuth = false
      ClientCertificate.OPTIONAL -> parameters.wantClientAuth = true
      ClientCertificate.REQUIRED -> parameters.needClientAuth = true
    }

  private fun expectServer(parameters: SSLParameters, host: String) {
    if (options.checkHostname()) parameters.endpointIdentificationAlgorithm = "HTTPS"
    if (':' in host || host.all { it == '.' || it.isDigit() })
      return // SNI is for names, not for addresses
    try {
      parameters.serverNames = listOf(SNIHostName(host))
    } catch (_: IllegalArgumentException) {
      // A name such as my_host, which SNI does not allow: it works without.
    }
  }

  companion object {
    /** Returns the TLS settings of [options] for a client of [host]; null if they have none. */
    fun ofClient(options: ConnectOptions, host: String?): TlsSetup? {
      val tls = options.tls()
      val given = options.serverHostname()
      if (tls == null) {
        require(given == null) {
          "server_hostname is only meaningful with ssl: pass tls(...) as well as " +
            "serverHostname(\"$given\"), or neither"
        }
        return null
      }
      val name = given ?: tls.serverHostname() ?: host?.ifEmpty { null }
      requireNotNull(name) {
        "You must set server_hostname when using ssl without a host: pass serverHostname(...)"
      }
      return client(tls, name)
    }

    fun ofServer(options: ServerOptions): TlsSetup? = options.tls()?.let(::server)

    /**
     * Returns the side that [options] name. The server is, by default, the host that was connected
     * to.
     */
    fun ofStartTls(options: TlsOptions, transport: Transport): TlsSetup {
      if (options.serverSide()) return server(options)
      val peer = transport.extraInfo(TransportInfo.PEER_ADDRESS).orElse(null)
      val name = options.serverHostname() ?: (peer as? InetSocketAddress)?.hostString
      requireNotNull(name) {
        "check_hostname requires server_hostname: ${Texts.of(transport)} does not tell the name of the " +
          "server; pass TlsOptions.serverHostname(...)"
      }
      return client(options, name)
    }

    private fun client(options: TlsOptions, name: String): TlsSetup {
      require(name.isNotEmpty() && name[0] != '.') {
        "server_hostname cannot be an empty string or start with a leading dot, got \"$name\": " +
          "pass the server's name"
      }
      val context = options.context() ?: SSLContext.getDefault()
      return TlsSetup(options, context, name.removeSuffix("."))
    }

    private fun server(options: TlsOptions): TlsSetup {
      val context = options.context()
      requireNotNull(context) {
        "Server side SSL needs a valid SSLContext, with the server's key: pass TlsOptions.of(...)"
      }
      return TlsSetup(options, context, null)
    }
  }
}
