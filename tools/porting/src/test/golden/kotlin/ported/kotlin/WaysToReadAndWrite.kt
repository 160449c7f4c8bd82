// Written by the porting assistant of asyncio4j from ch20/ways_to_read_and_write.py; what it cannot tell is a todo(...), what to look at a "check".
package ported.kotlin

import dev.asyncio4j.Asyncio.await
import dev.asyncio4j.Asyncio.openConnection
import dev.asyncio4j.Asyncio.run
import dev.asyncio4j.Asyncio.startServer
import dev.asyncio4j.Coroutine
import dev.asyncio4j.exceptions.IncompleteReadException
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.coroutine
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.streams.Server
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import kotlin.text.Charsets.UTF_8

// Exactly n bytes, up to a separator, line by line, to the end; and what happens when there is too little or too much.
object WaysToReadAndWrite {
  suspend fun sends(data: MutableList<ByteArray>, limit: Int): Connection {
    val server: Server = startServer(ConnectionHandler { reader, writer -> await(coroutine { handle(reader, writer, data) }) }, "127.0.0.1", 0).await()
    val connection: Connection = openConnection("127.0.0.1", server.port(), ConnectOptions.defaults().limit(limit)).await()
    server.close()
    return connection
  }

  suspend fun handle(reader: StreamReader, writer: StreamWriter, data: MutableList<ByteArray>) {
    writer.writeLines(data)
    writer.drain().await()
    writer.close()
  }

  fun main(): Coroutine<Unit> {
    return coroutine {
      val pair = sends(mutableListOf<ByteArray>("abcdef".toByteArray(UTF_8), "key=value;".toByteArray(UTF_8), "one\n".toByteArray(UTF_8), "two\n".toByteArray(UTF_8), "rest".toByteArray(UTF_8)), 64)
      var reader: StreamReader = pair.reader()
      var writer: StreamWriter = pair.writer()
      println(String(reader.readExactly(6).await(), UTF_8))
      println(String(reader.readUntil(";".toByteArray(UTF_8)).await(), UTF_8))
      val lines: MutableList<String> = (0 until 2).toMutableList().map { unused -> String(reader.readLine().await(), UTF_8).trim() }.toMutableList()
      println(lines.joinToString(", "))
      println(String(reader.read(-1).await(), UTF_8) + " / " + reader.read(-1).await().size)
      writer.close()
      val pair2 = sends(mutableListOf<ByteArray>("abc".toByteArray(UTF_8)), 64)
      reader = pair2.reader()
      writer = pair2.writer()
      try {
        reader.readExactly(10).await()
      } catch (e2: IncompleteReadException) {
        println("wanted " + e2.expected().orElseThrow() + " got " + String(e2.partial(), UTF_8))
      }
      writer.close()
      val pair3 = sends(mutableListOf<ByteArray>(concat(repeat("x".toByteArray(UTF_8), 300), "\n".toByteArray(UTF_8))), 64)
      reader = pair3.reader()
      writer = pair3.writer()
      try {
        reader.readLine().await()
      } catch (e3: IllegalArgumentException) {
        println("a line longer than the limit is an error")
      }
      writer.close()
    }
  }

  @JvmStatic
  fun main(args: Array<String>) {
    run(main())
  }

  fun concat(first: ByteArray, second: ByteArray): ByteArray = first + second

  fun repeat(data: ByteArray, count: Int): ByteArray = ByteArray(data.size * maxOf(0, count)) { data[it % data.size] }
}
