package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.loop.logger
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream
import java.lang.System.Logger.Level
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.StandardProtocolFamily
import java.net.UnixDomainSocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.security.SecureRandom
import java.util.HexFormat
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.delayedExecutor
import java.util.concurrent.TimeUnit

/**
 * A socket at which a pool waits for one JVM that it has started, and lets nobody else in.
 *
 * It is in a folder that only this user may enter; where there can be none, on the loopback
 * interface. The child reads where, and its token, from its standard input.
 */
internal class WorkerDoor : AutoCloseable {
  private val folder: Path? = folder()
  private val server: ServerSocketChannel =
    folder?.let(::listenIn) ?: ServerSocketChannel.open().bind(InetSocketAddress(LOOPBACK, 0))

  private val token = ByteArray(TOKEN_BYTES).also(SecureRandom()::nextBytes)

  /** Tells the child; this is all that it reads there: then comes the end of input. */
  fun tell(child: OutputStream) {
    val port = (server.localAddress as? InetSocketAddress)?.port
    val where = if (port != null) "$PORT$port" else "${server.localAddress}"
    child.use { it.write("${HexFormat.of().formatHex(token)}\n$where".toByteArray()) }
  }

  /** Waits for the child; closing this, or an interrupt, ends the wait. */
  fun admit(): WorkerLink {
    while (true) {
      val link = WorkerLink(server.accept())
      if (isExpected(link)) return link
      link.close()
      logger.log(Level.WARNING, "Somebody without its token spoke to the process pool: refused")
    }
  }

  private fun isExpected(link: WorkerLink): Boolean {
    val patience = CompletableFuture.runAsync(link::close, delayedExecutor(5, TimeUnit.SECONDS))
    try {
      val hello = link.receive(TOKEN_BYTES) ?: return false
      return hello.kind == WorkerLink.Kind.HELLO && MessageDigest.isEqual(hello.body, token)
    } catch (_: IOException) {
      return false
    } finally {
      patience.cancel(false)
    }
  }

  override fun close() {
    server.close()
    if (folder == null) return
    Files.deleteIfExists(folder.resolve(SOCKET))
    Files.deleteIfExists(folder)
  }

  companion object {
    private const val TOKEN_BYTES = 32
    private const val SOCKET = "door"
    private const val PORT = ":"
    private val LOOPBACK = InetAddress.getLoopbackAddress()

    private fun folder(): Path? =
      try {
        Files.createTempDirectory("asyncio4j")
      } catch (_: IOException) {
        null
      }

    /** Null where the system has no such sockets, or the name is too long for one. */
    private fun listenIn(folder: Path): ServerSocketChannel? =
      try {
        val server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        try {
          server.bind(UnixDomainSocketAddress.of(folder.resolve(SOCKET)))
        } catch (error: IOException) {
          server.close()
          throw error
        }
      } catch (_: IOException) {
        null
      } catch (_: UnsupportedOperationException) {
        null
      }

    /** The child's way in. */
    fun enter(told: InputStream): WorkerLink {
      val (token, where) = String(told.readAllBytes()).split("\n", limit = 2)
      val address =
        if (where.startsWith(PORT)) InetSocketAddress(LOOPBACK, where.removePrefix(PORT).toInt())
        else UnixDomainSocketAddress.of(where)
      val link = WorkerLink(SocketChannel.open(address))
      link.send(WorkerLink.Kind.HELLO, HexFormat.of().parseHex(token))
      return link
    }
  }
}
