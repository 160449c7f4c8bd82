package dev.asyncio4j.guide.ch35.kotlin

import dev.asyncio4j.Asyncio.getRunningLoop
import dev.asyncio4j.Future
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.Transport
import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import kotlin.time.Duration.Companion.milliseconds

private class Upper : Protocol {
  private lateinit var transport: Transport

  override fun connectionMade(transport: Transport) {
    this.transport = transport
    println("server: connected")
  }

  override fun dataReceived(data: ByteBuffer) {
    transport.write(BaseProtocol.bytes(data).decodeToString().uppercase().toByteArray())
  }

  override fun eofReceived(): Boolean {
    println("server: end of input")
    return false
  }

  override fun connectionLost(error: Throwable?) {
    println("server: lost ${if (error == null) "without an error" else "with an error"}")
  }
}

private class Client(private val message: String, private val done: Future<String>) : Protocol {
  private val answer = ByteArrayOutputStream()

  override fun connectionMade(transport: Transport) {
    transport.write(message.toByteArray())
    transport.writeEof()
  }

  override fun dataReceived(data: ByteBuffer) = answer.writeBytes(BaseProtocol.bytes(data))

  override fun connectionLost(error: Throwable?) = done.setResult(answer.toString(Charsets.UTF_8))
}

/**
 * The layer below streams: an object per connection whose methods are called. Java:
 * `Protocols.java`.
 */
fun main(): Unit = runAsyncio {
  val loop = getRunningLoop()
  val server = loop.createServer(::Upper, "127.0.0.1", 0).await()
  val done = loop.createFuture<String>()
  val client =
    loop.createConnection({ Client("hello protocols", done) }, "127.0.0.1", server.port())
  val endpoint = client.await()
  println("client: ${done.await()}")
  println("closing: ${if (endpoint.transport().isClosing()) "yes" else "no"}")
  sleep(50.milliseconds)
  server.close()
  server.waitClosed().await()
}
