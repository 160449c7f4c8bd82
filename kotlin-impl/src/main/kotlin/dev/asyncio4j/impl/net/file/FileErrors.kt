package dev.asyncio4j.impl.net.file

import dev.asyncio4j.impl.net.channel.SocketErrors
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.channels.FileChannel

/** What is told when it is the file that cannot be sent, not the connection that fails. */
internal object FileErrors {
  private const val CANNOT_READ = "cannot read the file to send"

  fun of(error: Exception, file: FileChannel): Exception =
    if (error is IOException && !file.isOpen) closed(error)
    else SocketErrors.named(CANNOT_READ, error)

  private fun closed(error: IOException): UncheckedIOException {
    val text = "$CANNOT_READ: it is closed; keep it open until all of it is sent"
    return UncheckedIOException(text, error)
  }
}
