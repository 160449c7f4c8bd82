// Written by the porting assistant of asyncio4j from ch20/echo.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Coroutine
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import java.io.UncheckedIOException
import kotlin.text.Charsets.UTF_8

// A server and a client: connect, write, drain, read, close.
object Echo {
  suspend fun handle(reader: StreamReader, writer: StreamWriter) {
    while (true) {
      val line: ByteArray = reader.readLine().await()
      if (line.size == 0) break
      writer.write(upper(line))
      writer.drain().await()
    }
    println("server: client said goodbye")
    writer.close()
    writer.waitClosed().await()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      var port: Int = 0
      val server: Server = startServer(ConnectionHandler { reader2, writer2 -> await(coroutine { handle(reader2, writer2) }) }, "127.0.0.1", 0).await()
      try {
        port = server.port()
        val pair = openConnection("127.0.0.1", port).await()
        val reader: StreamReader = pair.reader()
        val writer: StreamWriter = pair.writer()
        println("connected to " + writer.peer().orElseThrow().getAddress().getHostAddress())
        for (word in mutableListOf<String>("hello", "streams")) {
          writer.write((word + "\n").toByteArray())
          writer.drain().await()
          println("client: " + String(reader.readLine().await(), UTF_8).trim())
        }
        writer.writeEof()
        println("end of stream: " + (if (reader.read(-1).await().contentEquals(ByteArray(0)) && reader.atEof()) "yes" else "no"))
        writer.close()
        writer.waitClosed().await()
        println("closing: " + (if (writer.isClosing()) "yes" else "no"))
      } finally {
        server.close()
      }
      try {
        openConnection("127.0.0.1", port).await()
      } catch (e: UncheckedIOException) {
        if (!refused(e)) throw e
        println("refused after the server was closed")
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  fun upper(data: ByteArray): ByteArray =
    ByteArray(data.size) { if (data[it] in 97..122) (data[it] - 32).toByte() else data[it] }

  /** Whether an error says that nobody listens at an address. */
  fun refused(error: Throwable): Boolean = error.cause.let { it is java.net.ConnectException && "refused" in (it.message ?: "") }
}
