package dev.asyncio4j.impl.net

import java.nio.ByteBuffer
import java.nio.channels.WritableByteChannel

/**
 * Bytes that the socket would not take yet, and the way of all bytes to it: through one direct
 * buffer of the loop, because the JDK would otherwise keep a direct copy as large as the data.
 */
internal class WriteBuffer(private val staging: ByteBuffer) {
  private val chunks = ArrayDeque<ByteArray>()

  /** Bytes of the first chunk that are sent already. */
  private var sentOfFirst = 0

  var size = 0L
    private set

  val isEmpty: Boolean
    get() = size == 0L

  /** Sends [data] past the buffer, which is empty; returns how many bytes the socket took. */
  fun sendNow(data: ByteArray, channel: WritableByteChannel): Int {
    var sent = 0
    while (sent < data.size) {
      staging.clear()
      staging.put(data, sent, minOf(staging.remaining(), data.size - sent)).flip()
      sent += channel.write(staging)
      if (staging.hasRemaining()) break
    }
    return sent
  }

  /** Keeps a copy of [data] from [offset] on: the caller may change its array after `write`. */
  fun add(data: ByteArray, offset: Int) {
    chunks.addLast(data.copyOfRange(offset, data.size))
    size += data.size - offset
  }

  /** Sends what is buffered until the socket takes no more. */
  fun sendTo(channel: WritableByteChannel) {
    while (size > 0) {
      fillStaging()
      val wanted = staging.remaining()
      val sent = channel.write(staging)
      drop(sent)
      if (sent < wanted) return
    }
  }

  fun clear() {
    chunks.clear()
    sentOfFirst = 0
    size = 0
  }

  private fun fillStaging() {
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
