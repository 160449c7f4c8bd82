package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.logger
import java.io.IOException
import java.lang.System.Logger.Level
import java.net.UnixDomainSocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.file.attribute.BasicFileAttributes

/** The file that a listening unix socket has made. */
internal class SocketFile private constructor(private val path: Path, private val key: Any) {

  /**
   * Deletes the file unless it is another one by now. To be called while the socket is open: that
   * keeps the system from giving the key away.
   */
  fun deleteIfOurs() =
    logging("Unable to clean up listening UNIX socket", path) {
      if (keyOf(path) == key) Files.delete(path)
    }

  companion object {
    private const val TYPE_MASK = 0xF000
    private const val SOCKET = 0xC000

    /** Null if it listens on no file, or if the file is gone. */
    fun of(channel: ServerSocketChannel): SocketFile? {
      val path = (channel.localAddress as? UnixDomainSocketAddress)?.path ?: return null
      var key: Any? = null
      logging("Unable to look at UNIX socket", path) { key = keyOf(path) }
      return key?.let { SocketFile(path, it) }
    }

    /** Removes what a server that was killed has left; a file that is no socket stays. */
    fun deleteStale(path: Path) {
      if ("unix" !in path.fileSystem.supportedFileAttributeViews()) return
      logging("Unable to check or remove stale UNIX socket", path) {
        val mode = Files.getAttribute(path, "unix:mode") as Int
        if (mode and TYPE_MASK == SOCKET) Files.delete(path)
      }
    }

    private fun keyOf(path: Path): Any? =
      Files.readAttributes(path, BasicFileAttributes::class.java).fileKey()

    private inline fun logging(failure: String, path: Path, action: () -> Unit) {
      try {
        action()
      } catch (_: NoSuchFileException) {
        // Just as good.
      } catch (error: IOException) {
        logger.log(Level.ERROR, "$failure '$path'", error)
      }
    }
  }
}
