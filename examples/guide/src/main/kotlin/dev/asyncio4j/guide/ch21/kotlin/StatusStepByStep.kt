package dev.asyncio4j.guide.ch21.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlinx.coroutines.flow.takeWhile

private fun site(reader: StreamReader, writer: StreamWriter) {
  await(reader.readUntil("\r\n\r\n".toByteArray()))
  writer.write("HTTP/1.1 200 OK\r\nServer: guide\r\nContent-Length: 0\r\n\r\n")
  await(writer.drain())
  writer.close()
}

/**
 * One website, step by step: connect, write the request, read the status line and the headers,
 * close. Java: `StatusStepByStep.java`.
 */
fun main(): Unit = runAsyncio {
  startServer(::site, "127.0.0.1", 0).await().use { server ->
    val connection = openConnection("127.0.0.1", server.port()).await()
    val reader = connection.reader()
    val writer = connection.writer()
    println("connected")
    writer.write("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    writer.drain().await()
    println("asked")
    println("status: ${reader.readLine(Charsets.US_ASCII).await().trim()}")
    reader.linesAsFlow().takeWhile { it.isNotEmpty() }.collect { println("header: $it") }
    writer.close()
    writer.waitClosed().await()
    println("closed")
  }
}
