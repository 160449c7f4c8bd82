package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.streams.WriteBuffer
import java.io.IOException
import java.nio.ByteBuffer

/** The sending half of a [SocketTransport]. */
internal class SocketOutput(
  private val transport: SocketTransport,
  private val watch: ChannelWatch,
  staging: ByteBuffer,
) {
  private val pending = WriteBuffer(staging)
  private val onWritable = HandleImpl(transport.loop, ::writeReady, transport.context)
  private var eofWanted = false
  private val lateWrites = LateWrites("socket.send() raised exception", transport)

  val bufferedBytes: Long
    get() = pending.size

  fun write(data: ByteArray) {
    if (!canWrite(data.size)) return
    var sent = 0
    if (pending.isEmpty) {
      sent = sendNow { pending.sendNow(data, transport.channel) }
      if (sent == data.size || sent < 0) return
    }
    pending.add(data, sent)
    buffered()
  }

  fun write(data: ByteBuffer) {
    if (!canWrite(data.remaining())) return data.skipAll()
    if (pending.isEmpty) {
      if (sendNow { pending.sendNow(data, transport.channel) } < 0) return data.skipAll()
      if (!data.hasRemaining()) return
    }
    pending.add(data)
    buffered()
  }

  fun writeEof() {
    if (transport.isClosing || eofWanted) return
    eofWanted = true
    if (pending.isEmpty) shutdownOutput()
  }

  fun clear() = pending.clear()

  private fun canWrite(count: Int): Boolean {
    check(!eofWanted) {
      "Cannot call write() after write_eof(): $transport has said that it sends no more"
    }
    if (count > 0 && transport.isLost) lateWrites.note()
    return count > 0 && !transport.isLost
  }

  /** How many bytes went; -1 if the connection is lost now. */
  private inline fun sendNow(send: () -> Int): Int =
    try {
      send()
    } catch (error: IOException) {
      transport.lostWhile("writing", error)
      -1
    }

  private fun buffered() {
    watch.writer = onWritable
    transport.marks.pauseIfAbove()
  }

  private fun writeReady() {
    if (transport.isLost || pending.isEmpty) return
    if (sendNow { pending.sendTo(transport.channel) } < 0) return
    transport.marks.resumeIfBelow() // may write more
    if (!pending.isEmpty || transport.isLost) return
    watch.writer = null
    if (transport.isClosing) transport.flushed() else if (eofWanted) shutdownOutput()
  }

  private fun shutdownOutput() {
    try {
      transport.channel.shutdownOutput()
    } catch (error: IOException) {
      transport.lostWhile("ending the output", error)
    }
  }

  private fun ByteBuffer.skipAll() {
    position(limit())
  }
}
