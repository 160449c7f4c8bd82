// Written by the porting assistant of asyncio4j from ch36/half_close.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.seconds
import dev.asyncio4j.Asyncio.sleep
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.text.Charsets.UTF_8

// Ask in three parts, say that this was all, and read the answer to its end.
object HalfClose {
  suspend fun countWords(reader: StreamReader, writer: StreamWriter) {
    val text_: ByteArray = reader.read(-1).await()
    println("server: has it all, " + text_.size + " bytes")
    for (word in words(String(text_, UTF_8))) {
      writer.write((word + " " + word.length + "\n").toByteArray())
    }
    writer.drain().await()
    writer.close()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val server: Server = startServer(ConnectionHandler { reader2, writer2 -> await(coroutine { countWords(reader2, writer2) }) }, "127.0.0.1", 0).await()
      val pair = openConnection("127.0.0.1", server.port()).await()
      val reader: StreamReader = pair.reader()
      val writer: StreamWriter = pair.writer()
      for (part in mutableListOf<ByteArray>("this is ".toByteArray(UTF_8), "one mes".toByteArray(UTF_8), "sage".toByteArray(UTF_8))) {
        writer.write(part)
        writer.drain().await()
        sleep(seconds(0.01)).await()
      }
      println("can say the end: " + (if (writer.canWriteEof()) "yes" else "no"))
      writer.writeEof()
      while (true) {
        val line: ByteArray = reader.readLine().await()
        if (line.size == 0) break
        println("client: " + String(line, UTF_8).trim())
      }
      writer.close()
      writer.waitClosed().await()
      server.close()
      server.waitClosed().await()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  /** Words of a text between white space. */
  fun words(text: String, most: Int = -2): MutableList<String> =
    if (text.isBlank()) mutableListOf()
    else if (most < 0) text.trim().split(Regex("\\s+")).toMutableList()
    else text.trimStart().split(Regex("\\s+"), most + 1).toMutableList()
}
