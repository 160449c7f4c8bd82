package dev.asyncio4j.impl.process.pool

import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.remote.Serial
import java.io.EOFException
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.util.Arrays

/**
 * Exchanges frames between a pool and one of its JVMs, over a socket of their own.
 *
 * ```
 *   magic (4 bytes) │ kind (1) │ length (4) │ body
 * ```
 *
 * Reading and writing are for one thread each. An interrupt of that thread closes the socket.
 */
internal class WorkerLink(private val channel: SocketChannel) : AutoCloseable {
  enum class Kind {
    /** The first frame of the child: its token. */
    HELLO,
    CALL,
    RESULT,
    ERROR,

    /** The last frame of the parent: the child ends as it likes. */
    CLOSE,
  }

  class Frame(val kind: Kind, val body: ByteArray)

  fun send(kind: Kind, body: ByteArray = ByteArray(0)) {
    val block = ByteBuffer.allocate(minOf(HEADER + body.size, BLOCK))
    block.put(MAGIC).put(kind.ordinal.toByte()).putInt(body.size)
    var sent = 0
    do {
      val part = minOf(block.remaining(), body.size - sent)
      block.put(body, sent, part).flip()
      while (block.hasRemaining()) channel.write(block)
      block.clear()
      sent += part
    } while (sent < body.size)
  }

  /**
   * Receives a frame; null at the end of the other side. A body of more than [bound] bytes counts
   * as garbage.
   */
  fun receive(bound: Int = MOST_BYTES): Frame? {
    val header = ByteBuffer.allocate(HEADER)
    while (header.hasRemaining()) {
      if (channel.read(header) < 0) {
        if (header.position() == 0) return null
        throw EOFException(
          "the end within a frame, after ${shown(header.array(), header.position())}"
        )
      }
      val read = minOf(header.position(), MAGIC.size)
      if (Arrays.mismatch(header.array(), 0, read, MAGIC, 0, read) >= 0) throw garbage(header)
    }
    val kind = header.get(MAGIC.size).toInt()
    val length = header.getInt(MAGIC.size + 1)
    if (kind !in KINDS.indices || length !in 0..bound) throw garbage(header)
    return Frame(KINDS[kind], body(length))
  }

  /**
   * Reads in blocks: the JDK keeps a buffer outside its heap as large as the largest read or write.
   */
  private fun body(length: Int): ByteArray {
    val bytes = ByteArray(length)
    val body = ByteBuffer.wrap(bytes)
    while (body.position() < length) {
      body.limit(minOf(length, body.position() + BLOCK))
      if (channel.read(body) < 0)
        throw EOFException("the end within a frame, after ${body.position()} bytes of $length")
    }
    return bytes
  }

  private fun garbage(header: ByteBuffer): IOException {
    val start = ByteBuffer.allocate(SHOWN).put(header.flip())
    channel.configureBlocking(false)
    channel.read(start)
    return GarbageException(shown(start.array(), start.position()))
  }

  /** Returns whether the other side lives, and has sent nothing unasked. */
  fun isQuiet(): Boolean =
    try {
      channel.configureBlocking(false)
      val quiet = channel.read(ByteBuffer.allocate(1)) == 0
      channel.configureBlocking(true)
      quiet
    } catch (_: IOException) {
      false
    }

  override fun close() = channel.close()

  /** Signals that the received bytes are no frame. */
  class GarbageException(val shown: String) : IOException("this is no frame: $shown") {
    private companion object {
      private const val serialVersionUID = 1L
    }
  }

  companion object {
    const val MOST_BYTES = Serial.MOST_BYTES

    private val KINDS = Kind.values()
    private val MAGIC = byteArrayOf('a'.code.toByte(), '4'.code.toByte(), 'j'.code.toByte(), 1)
    private val HEADER = MAGIC.size + Byte.SIZE_BYTES + Int.SIZE_BYTES
    private const val BLOCK = 64 * 1024
    private const val SHOWN = 64

    private fun shown(bytes: ByteArray, count: Int): String {
      val text = String(bytes, 0, count, Charsets.ISO_8859_1)
      val printable = text.map { if (it in ' '..'~') it else '.' }.joinToString("")
      val hex = bytes.take(count).joinToString(" ") { "%02x".format(it) }
      return "\"$printable\" ($hex)"
    }
  }
}
