package dev.asyncio4j.guide.ch20.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.exceptions.IncompleteReadException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.StreamReader

private suspend fun sends(vararg parts: String): Connection {
  val handler = ConnectionHandler { _, writer ->
    parts.forEach(writer::write)
    await(writer.drain())
    writer.close()
  }
  return startServer(handler, "127.0.0.1", 0).await().use { server ->
    openConnection("127.0.0.1", server.port(), ConnectOptions.defaults().limit(64)).await()
  }
}

private suspend fun StreamReader.line() = readLine(Charsets.UTF_8).await().trim()

/**
 * Exactly n bytes, up to a separator, line by line, to the end; and what happens when there is too
 * little or too much. Java: `WaysToReadAndWrite.java`.
 */
fun main(): Unit = runAsyncio {
  var connection = sends("abcdef", "key=value;", "one\n", "two\n", "rest")
  val reader = connection.reader()
  println(reader.readExactly(6).await().decodeToString())
  println(reader.readUntil(";".toByteArray()).await().decodeToString())
  println("${reader.line()}, ${reader.line()}")
  println("${reader.read(-1).await().decodeToString()} / ${reader.read(-1).await().size}")
  connection.writer().close()

  connection = sends("abc")
  try {
    connection.reader().readExactly(10).await()
  } catch (e: IncompleteReadException) {
    println("wanted ${e.expected().asInt} got ${e.partial().decodeToString()}")
  }
  connection.writer().close()

  connection = sends("x".repeat(300) + "\n")
  try {
    connection.reader().readLine().await()
  } catch (_: IllegalArgumentException) {
    println("a line longer than the limit is an error")
  }
  connection.writer().close()
}
