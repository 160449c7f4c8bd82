package dev.asyncio4j.impl.streams

import java.nio.ByteBuffer
import java.nio.channels.WritableByteChannel

/**
 * Bytes that the socket would not take yet, and the way of all bytes to it: through direct buffers
 * of the loop, because the JDK would otherwise keep a direct copy as large as the data.
 */
internal class WriteBuffer(private val pool: BufferPool) {
  private val chunks = ArrayDeque<ByteArray>()

  /** The number of bytes of the first chunk that are sent already. */
  private var sentOfFirst = 0

  var size = 0L
    private set

  val isEmpty: Boolean
    get() = size == 0L

  /** Sends [data] past the buffer, which is empty; returns how many bytes the socket took. */
  fun sendNow(data: ByteArray, channel: WritableByteChannel): Int = pool.use { staging ->
    var sent = 0
    while (sent < data.size) {
      staging.clear()
      staging.put(data, sent, minOf(staging.remaining(), data.size - sent)).flip()
      sent += channel.write(staging)
      if (staging.hasRemaining()) break
    }
    sent
  }

  /** Sends as above; the JDK sends a direct buffer as it is. Moves the position of [data]. */
  fun sendNow(data: ByteBuffer, channel: WritableByteChannel): Int {
    if (data.isDirect) return channel.write(data)
    return pool.use { staging ->
      var sent = 0
      while (data.hasRemaining()) {
        val part = data.slice()
        staging.clear()
        staging.put(part.limit(minOf(staging.remaining(), part.limit()))).flip()
        val count = channel.write(staging)
        data.position(data.position() + count)
        sent += count
        if (staging.hasRemaining()) break
      }
      sent
    }
  }

  /** Keeps a copy of [data] from [offset] on: the caller may change its array after `write`. */
  fun add(data: ByteArray, offset: Int) {
    chunks.addLast(data.copyOfRange(offset, data.size))
    size += data.size - offset
  }

  /** Adds, as above, what remains in [data]. */
  fun add(data: ByteBuffer) {
    val chunk = ByteArray(data.remaining())
    data.get(chunk)
    chunks.addLast(chunk)
    size += chunk.size
  }

  /** Sends what is buffered until the socket takes no more; returns how many bytes it took. */
  fun sendTo(channel: WritableByteChannel): Int = pool.use { staging ->
    var all = 0
    while (size > 0) {
      fill(staging)
      val wanted = staging.remaining()
      val sent = channel.write(staging)
      drop(sent)
      all += sent
      if (sent < wanted) break
    }
    all
  }

  fun clear() {
    chunks.clear()
    sentOfFirst = 0
    size = 0
  }

  private fun fill(staging: ByteBuffer) {
    staging.clear()
    var skip = sentOfFirst
    for (chunk in chunks) {
      staging.put(chunk, skip, minOf(staging.remaining(), chunk.size - skip))
      if (!staging.hasRemaining()) break
      skip = 0
    }
    staging.flip()
  }

  private fun drop(sent: Int) {
    size -= sent
    var left = sent
    while (left > 0) {
      val rest = chunks.first().size - sentOfFirst
      if (left < rest) {
        sentOfFirst += left
        return
      }
      left -= rest
      chunks.removeFirst()
      sentOfFirst = 0
    }
  }
}
