package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.Transport
import java.io.ByteArrayOutputStream
import java.net.InetSocketAddress
import java.nio.ByteBuffer
import java.time.Duration

/** Answers each line in capitals; `bye` ends the connection. */
internal class Capitals : Protocol {
  private val line = ByteArrayOutputStream()
  private lateinit var transport: Transport

  override fun connectionMade(transport: Transport) {
    this.transport = transport
  }

  /** Data comes in pieces of any size: half a line, or three of them. */
  override fun dataReceived(data: ByteBuffer) {
    while (data.hasRemaining()) {
      val next = data.get()
      if (next != '\n'.code.toByte()) {
        line.write(next.toInt())
        continue
      }
      lineReceived(line.toString(Charsets.UTF_8))
      line.reset()
    }
  }

  private fun lineReceived(text: String) {
    transport.write("${text.uppercase()}\n".toByteArray())
    if (text == "bye") transport.close() // after the answer is sent
  }
}

internal suspend fun client(port: Int) {
  val connection = Asyncio.openConnection("127.0.0.1", port).await()
  connection.writer.write("hello\nhow are you\nbye\n".toByteArray())
  while (true) {
    val line = connection.reader.readLine().await()
    if (line.isEmpty()) break
    println("answer: ${line.decodeToString().trim()}")
  }
  connection.writer.close()
  connection.writer.waitClosed().await()
}

/** Runs a server with a protocol, and a client with streams. Java: LineServer.java. */
fun main(): Unit = runAsyncio {
  val server = Asyncio.getRunningLoop().createServer(::Capitals, "127.0.0.1", 0).await()
  client((server.sockets().single() as InetSocketAddress).port)
  println("closed, aborted: ${server.close(Duration.ofSeconds(5)).await()}")
}
