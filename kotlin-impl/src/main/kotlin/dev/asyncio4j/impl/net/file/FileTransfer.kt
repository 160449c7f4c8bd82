package dev.asyncio4j.impl.net.file

import dev.asyncio4j.impl.net.channel.SocketErrors
import dev.asyncio4j.loop.SendFileOptions
import java.io.IOException
import java.nio.channels.FileChannel
import java.nio.channels.NonReadableChannelException
import java.nio.channels.SocketChannel

/**
 * A file that the system itself copies to a socket, without a way through the JVM.
 *
 * The loop's thread reads the file, as in asyncio; so it is done in pieces, and the other callbacks
 * have their turn between two of them.
 */
internal class FileTransfer(private val file: FileChannel, options: SendFileOptions) {
  private val start = options.offset()
  private val count = options.count().orElse(Long.MAX_VALUE)

  /** Returns how many bytes went, and leaves the file's position behind them, also on failure. */
  suspend fun to(socket: SocketChannel, awaitRoom: suspend () -> Unit): Long {
    var sent = 0L
    try {
      while (sent < count) {
        val piece = file.transferTo(start + sent, minOf(count - sent, PIECE), socket)
        sent += piece
        if (piece == 0L && start + sent >= file.size()) break
        if (sent < count) awaitRoom()
      }
      return sent
    } catch (error: NonReadableChannelException) {
      throw FileErrors.of(error, file)
    } catch (error: IOException) {
      if (!file.isOpen) throw FileErrors.of(error, file)
      val text = "Connection lost: sendfile failed on $socket after $sent bytes"
      throw SocketErrors.named(text, error)
    } finally {
      if (sent > 0 && file.isOpen) file.position(start + sent)
    }
  }

  private companion object {
    /** Bytes. */
    const val PIECE = 256L * 1024
  }
}
