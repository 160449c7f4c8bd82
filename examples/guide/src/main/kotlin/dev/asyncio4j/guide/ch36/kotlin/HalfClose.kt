package dev.asyncio4j.guide.ch36.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.linesAsFlow
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.kotlin.sleep
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.time.Duration.Companion.milliseconds

private fun countWords(reader: StreamReader, writer: StreamWriter) {
  val text = await(reader.read(-1))
  println("server: has it all, ${text.size} bytes")
  for (word in text.decodeToString().split(" ")) writer.write("$word ${word.length}\n")
  await(writer.drain())
  writer.close()
}

/**
 * Asks in three parts, says that this was all, and reads the answer to its end. Java:
 * `HalfClose.java`.
 */
fun main(): Unit = runAsyncio {
  startServer(::countWords, "127.0.0.1", 0).await().use { server ->
    val connection = openConnection("127.0.0.1", server.port()).await()
    val reader = connection.reader()
    val writer = connection.writer()
    for (part in listOf("this is ", "one mes", "sage")) {
      writer.write(part)
      writer.drain().await()
      sleep(10.milliseconds)
    }
    println("can say the end: ${if (writer.canWriteEof()) "yes" else "no"}")
    writer.writeEof()
    reader.linesAsFlow().collect { println("client: $it") }
    writer.close()
    writer.waitClosed().await()
  }
}
