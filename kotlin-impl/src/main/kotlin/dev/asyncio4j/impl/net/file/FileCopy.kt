package dev.asyncio4j.impl.net.file

import dev.asyncio4j.impl.net.tls.TlsTransport
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.executors
import dev.asyncio4j.loop.SendFileOptions
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.ByteBuffer
import java.nio.channels.ClosedChannelException
import java.nio.channels.FileChannel
import java.nio.channels.NonReadableChannelException

/**
 * A file that is read, off the loop, and written to a transport that cannot send files itself.
 *
 * It waits when writing pauses, beside the protocol, which goes on to receive what comes.
 */
internal class FileCopy(
  private val loop: TaskLoop,
  private val transport: TlsTransport,
  private val file: FileChannel,
  options: SendFileOptions,
) {
  private val start = options.offset()
  private val count = options.count().orElse(Long.MAX_VALUE)
  private val gate = WriteGate(loop)

  /** Returns how many bytes went, and leaves the file's position behind them, also on failure. */
  suspend fun send(): Long {
    transport.beginFile(gate)
    var sent = 0L
    val block = ByteBuffer.allocate(BLOCK)
    try {
      drain()
      while (sent < count) {
        block.clear().limit(minOf(BLOCK.toLong(), count - sent).toInt())
        if (read(block, start + sent) <= 0) break
        sent += block.flip().remaining()
        transport.write(block)
        drain()
      }
      return sent
    } finally {
      transport.endFile()
      if (sent > 0 && file.isOpen) file.position(start + sent)
    }
  }

  /** A transport that closes drops what is written: the rest of the file would go nowhere. */
  private suspend fun drain() {
    if (transport.isClosing) {
      val text = "Connection lost: $transport was closed while a file was sent"
      throw UncheckedIOException(text, ClosedChannelException())
    }
    gate.await(transport)
  }

  private suspend fun read(block: ByteBuffer, position: Long): Int =
    try {
      val reading = loop.executors.submitOwn(OwnThreads.short) { file.read(block, position) }
      reading.awaitInline()
    } catch (error: IOException) {
      throw FileErrors.of(error, file)
    } catch (error: NonReadableChannelException) {
      throw FileErrors.of(error, file)
    }

  private companion object {
    /** Bytes. */
    const val BLOCK = 64 * 1024
  }
}
