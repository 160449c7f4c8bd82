package dev.asyncio4j.guide.ch37.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.guide.ch37.Tls
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.ServerOptions
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import dev.asyncio4j.transports.TransportInfo
import java.io.UncheckedIOException
import java.security.KeyStore
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLHandshakeException
import javax.net.ssl.TrustManagerFactory

private val password = "guide".toCharArray()

private fun certificate(): KeyStore =
  KeyStore.getInstance("PKCS12").apply {
    Tls::class.java.getResourceAsStream("localhost.p12").use { load(it, password) }
  }

private fun own(): SSLContext {
  val keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm())
  keys.init(certificate(), password)
  return SSLContext.getInstance("TLS").apply { init(keys.keyManagers, null, null) }
}

private fun trusting(): SSLContext {
  val store = certificate()
  val trusted = KeyStore.getInstance("PKCS12").apply { load(null, null) }
  trusted.setCertificateEntry("localhost", store.getCertificate(store.aliases().nextElement()))
  val trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
  trust.init(trusted)
  return SSLContext.getInstance("TLS").apply { init(null, trust.trustManagers, null) }
}

private fun handle(reader: StreamReader, writer: StreamWriter) {
  writer.write("secret ${await(reader.readLine(Charsets.UTF_8))}")
  await(writer.drain())
  writer.close()
}

private suspend fun ask(port: Int, context: SSLContext, name: String): String {
  val options = ConnectOptions.defaults().tls(context).serverHostname(name)
  val connection = openConnection("127.0.0.1", port, options).await()
  val reader = connection.reader()
  val writer = connection.writer()
  writer.write("hello\n")
  val answer = reader.readLine(Charsets.UTF_8).await().trim()
  val encrypted = writer.extraInfo(TransportInfo.CIPHER).isPresent
  writer.close()
  writer.waitClosed().await()
  return "$answer, encrypted: ${if (encrypted) "yes" else "no"}"
}

private suspend fun refused(what: String, port: Int, context: SSLContext, name: String) {
  try {
    ask(port, context, name)
  } catch (e: UncheckedIOException) {
    if (e.cause !is SSLHandshakeException) throw e
    println("$what: refused")
  }
}

/**
 * The same streams, encrypted: a certificate for localhost, a client that trusts it, one that does
 * not. Java: `Tls.java`.
 */
fun main(): Unit = runAsyncio {
  getRunningLoop().setExceptionHandler { _, _ -> }
  val options = ServerOptions.defaults().tls(own())
  startServer(::handle, "127.0.0.1", 0, options).await().use { server ->
    println(ask(server.port(), trusting(), "localhost"))
    refused("unknown issuer", server.port(), SSLContext.getDefault(), "localhost")
    refused("wrong name", server.port(), trusting(), "example.org")
  }
}
