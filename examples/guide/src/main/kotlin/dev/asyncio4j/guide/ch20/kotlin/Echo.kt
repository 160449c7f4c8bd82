package dev.asyncio4j.guide.ch20.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import java.io.UncheckedIOException
import java.net.ConnectException

private suspend fun echo(reader: StreamReader, writer: StreamWriter) {
  reader.linesAsFlow().collect { line ->
    writer.write("${line.uppercase()}\n")
    writer.drain().await()
  }
  println("server: client said goodbye")
  writer.close()
  writer.waitClosed().await()
}

private suspend fun client(port: Int) {
  val connection = openConnection("127.0.0.1", port).await()
  val reader = connection.reader()
  val writer = connection.writer()
  println("connected to ${writer.peer().get().hostString}")
  for (word in listOf("hello", "streams")) {
    writer.write("$word\n")
    writer.drain().await()
    println("client: ${reader.readLine(Charsets.UTF_8).await().trim()}")
  }
  writer.writeEof()
  val end = reader.read(-1).await().isEmpty() && reader.atEof()
  println("end of stream: ${if (end) "yes" else "no"}")
  writer.close()
  writer.waitClosed().await()
  println("closing: ${if (writer.isClosing()) "yes" else "no"}")
}

/** A server and a client: connect, write, drain, read, close. Java: `Echo.java`. */
fun main(): Unit = runAsyncio {
  // A handler is Java's, in direct style: its task awaits the suspend function.
  val handler = ConnectionHandler { reader, writer -> await(coroutine { echo(reader, writer) }) }
  val port =
    startServer(handler, "127.0.0.1", 0).await().use { server ->
      server.port().also { client(it) }
    }
  try {
    openConnection("127.0.0.1", port).await()
  } catch (e: UncheckedIOException) {
    if (e.cause !is ConnectException) throw e
    println("refused after the server was closed")
  }
}
