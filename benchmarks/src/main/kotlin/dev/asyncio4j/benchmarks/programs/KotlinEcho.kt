package dev.asyncio4j.benchmarks.programs

import dev.asyncio4j.Asyncio
import dev.asyncio4j.kotlin.await
import dev.asyncio4j.kotlin.createTask
import dev.asyncio4j.kotlin.runAsyncio
import dev.asyncio4j.streams.StreamReader
import dev.asyncio4j.streams.StreamWriter
import java.io.UncheckedIOException

/** An echo server with streams and Kotlin bodies: `KotlinEcho PORT`. */
public object KotlinEcho {
  @JvmStatic
  fun main(args: Array<String>) {
    runAsyncio {
      val server =
        Asyncio.startServer(
            { reader, writer -> createTask { echo(reader, writer) } },
            "127.0.0.1",
            args[0].toInt(),
          )
          .await()
      server.serveForever().await()
    }
  }

  private suspend fun echo(reader: StreamReader, writer: StreamWriter) {
    try {
      while (true) {
        val line = reader.readLine().await()
        if (line.isEmpty()) break
        writer.write(line)
        writer.drain().await()
      }
    } catch (_: UncheckedIOException) {
      // the load ends with a reset
    } finally {
      writer.close()
    }
  }
}
