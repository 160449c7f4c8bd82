// Written by the porting assistant of asyncio4j from ch21/status_step_by_step.py; what it cannot tell is a todo(...), what to look at a "check".
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
import kotlin.text.Charsets.ISO_8859_1
import kotlin.text.Charsets.UTF_8

// One website, step by step: connect, write the request, read the status line and the headers, close.
object StatusStepByStep {
  suspend fun site(reader: StreamReader, writer: StreamWriter) {
    reader.readUntil("\r\n\r\n".toByteArray(UTF_8)).await()
    writer.write("HTTP/1.1 200 OK\r\nServer: guide\r\nContent-Length: 0\r\n\r\n".toByteArray(UTF_8))
    writer.drain().await()
    writer.close()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val server: Server = startServer(ConnectionHandler { reader2, writer2 -> await(coroutine { site(reader2, writer2) }) }, "127.0.0.1", 0).await()
      try {
        val port: Int = server.port()
        val pair = openConnection("127.0.0.1", port).await()
        val reader: StreamReader = pair.reader()
        val writer: StreamWriter = pair.writer()
        println("connected")
        val request: String = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        writer.write(request.toByteArray())
        writer.drain().await()
        println("asked")
        val status: String = String(reader.readLine().await(), UTF_8).trim()
        println("status: " + status)
        while (true) {
          val line: ByteArray = reader.readLine().await()
          if (line.size == 0) break
          if (!(strip(line).size > 0)) {
            break
          }
          println("header: " + String(line, UTF_8).trim())
        }
        writer.close()
        writer.waitClosed().await()
        println("closed")
      } finally {
        server.close()
      }
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  fun strip(data: ByteArray): ByteArray = String(data, ISO_8859_1).trim { it in " \t\n\r\u000b\u000c" }.toByteArray(ISO_8859_1)
}
