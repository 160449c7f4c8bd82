package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.threads.OwnThreads
import java.io.DataInputStream
import java.io.DataOutputStream
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
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.delayedExecutor
import java.util.concurrent.TimeUnit

/**
 * A socket at which a pool waits for one JVM that it has started, and admits no other process.
 *
 * It is in a folder that only this user may enter; where there can be none, on the loopback
 * interface. The child reads where, and its token, from its standard input.
 */
internal class WorkerDoor : AutoCloseable {
  private val folder: Path? = folder()
  private val server: ServerSocketChannel =
    folder?.let(::listenIn) ?: ServerSocketChannel.open().bind(loopback(0))

  private val token = ByteArray(TOKEN_BYTES).also(SecureRandom()::nextBytes)

  /**
   * Tells the child the place and the token; this is all that it reads there: then comes the end of
   * input.
   */
  fun tell(child: OutputStream) {
    val address = server.localAddress
    DataOutputStream(child).use {
      it.write(token)
      it.writeInt((address as? InetSocketAddress)?.port ?: NO_PORT)
      it.writeUTF("$address")
    }
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
    val limit = delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS, OwnThreads.short)
    val patience = CompletableFuture.runAsync(link::close, limit)
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
    if (!server.isOpen) return
    server.close()
    if (folder == null) return
    Files.deleteIfExists(folder.resolve(SOCKET))
    Files.deleteIfExists(folder)
  }

  companion object {
    private const val TOKEN_BYTES = 32
    private const val PATIENCE_SECONDS = 5L
    private const val SOCKET = "door"
    private const val NO_PORT = -1

    private fun loopback(port: Int) = InetSocketAddress(InetAddress.getLoopbackAddress(), port)

    private fun folder(): Path? =
      try {
        Files.createTempDirectory("asyncio4j")
      } catch (_: IOException) {
        null
      }

    /**
     * Returns the socket; null where the system has no such sockets, or the name is too long for
     * one.
     */
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

    /** Enters, on the child's side. */
    fun enter(told: InputStream): WorkerLink {
      val data = DataInputStream(told)
      val token = ByteArray(TOKEN_BYTES).also(data::readFully)
      val port = data.readInt()
      val path = data.readUTF()
      val address = if (port == NO_PORT) UnixDomainSocketAddress.of(path) else loopback(port)
      return WorkerLink(SocketChannel.open(address)).also { it.send(WorkerLink.Kind.HELLO, token) }
    }
  }
}
