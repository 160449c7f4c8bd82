package dev.asyncio4j.guide.ch21.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.gather
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

private class Site(val delay: Duration, val status: String)

private val sites =
  mapOf(
    "/fine" to Site(200.milliseconds, "200 OK"),
    "/moved" to Site(50.milliseconds, "301 Moved Permanently"),
    "/none" to Site(120.milliseconds, "404 Not Found"),
    "/busy" to Site(300.milliseconds, "503 Service Unavailable"),
  )

private suspend fun answer(reader: StreamReader, writer: StreamWriter) {
  val request = reader.readUntil("\r\n\r\n".toByteArray()).await().decodeToString()
  val site = sites.getValue(request.split(" ")[1])
  sleep(site.delay)
  writer.write("HTTP/1.1 ${site.status}\r\nContent-Length: 0\r\n\r\n")
  writer.drain().await()
  writer.close()
}

private fun status(port: Int, path: String) = coroutine {
  val connection = openConnection("127.0.0.1", port).await()
  val reader = connection.reader()
  val writer = connection.writer()
  writer.write("HEAD $path HTTP/1.1\r\nHost: localhost\r\n\r\n")
  writer.drain().await()
  val line = reader.readLine(Charsets.US_ASCII).await()
  writer.close()
  writer.waitClosed().await()
  println("answered: $path")
  line.substringAfter(' ').trim()
}

/**
 * Four websites, one after the other, then all at once: then they answer in the order of their
 * speed. Java: `Statuses.java`.
 */
fun main(): Unit = runAsyncio {
  val handler = ConnectionHandler { reader, writer -> await(coroutine { answer(reader, writer) }) }
  startServer(handler, "127.0.0.1", 0).await().use { server ->
    val port = server.port()
    println("-- one after the other")
    for (path in sites.keys) {
      val status = status(port, path).await()
      println("${path.padEnd(8)}$status")
    }
    println("-- all at once")
    val statuses = gather(sites.keys.map { status(port, it) }).await()
    for ((path, status) in sites.keys zip statuses) println("${path.padEnd(8)}$status")
  }
}
