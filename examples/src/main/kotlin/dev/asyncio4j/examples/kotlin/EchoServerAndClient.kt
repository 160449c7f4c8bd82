package dev.asyncio4j.examples.kotlin

import dev.asyncio4j.Asyncio
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import java.net.InetSocketAddress

/** Serves one client, in a task of its own. */
private suspend fun echo(reader: StreamReader, writer: StreamWriter) {
  reader.linesAsFlow().collect { line ->
    writer.write("$line\n".toByteArray())
    writer.drain().await()
  }
  writer.close()
  writer.waitClosed().await()
}

private fun client(port: Int, message: String) = coroutine {
  val connection = Asyncio.openConnection("127.0.0.1", port).await()
  connection.writer.write("$message\n".toByteArray())
  connection.writer.drain().await()
  val answer = connection.reader.readLine().await().decodeToString().trim()
  connection.writer.close()
  connection.writer.waitClosed().await()
  answer
}

/** Runs a server that sends every line back, and two clients. Java: EchoServerAndClient.java. */
fun main(): Unit = runAsyncio {
  // A handler is Java's, in direct style: its task awaits the suspend function.
  val handler = ConnectionHandler { reader, writer ->
    Asyncio.await(coroutine { echo(reader, writer) })
  }
  val server = Asyncio.startServer(handler, "127.0.0.1", 0).await()
  val port = (server.sockets().single() as InetSocketAddress).port
  for (answer in Asyncio.gather(client(port, "one"), client(port, "two")).await()) {
    println("echoed: $answer")
  }
  server.close()
  server.waitClosed().await()
  println("closed")
}
