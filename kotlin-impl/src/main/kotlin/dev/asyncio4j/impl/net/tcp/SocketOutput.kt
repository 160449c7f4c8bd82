package dev.asyncio4j.impl.net.tcp

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.streams.BufferPool
import dev.asyncio4j.impl.streams.LateWrites
import dev.asyncio4j.impl.streams.WriteBuffer
import dev.asyncio4j.impl.streams.skipAll
import dev.asyncio4j.impl.tasks.Signal
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.ByteBuffer
import java.nio.channels.ClosedChannelException

/** The sending half of a [SocketTransport]. */
internal class SocketOutput(
  private val transport: SocketTransport,
  private val watch: ChannelWatch,
  buffers: BufferPool,
) {
  private val pending = WriteBuffer(buffers)
  private val onWritable = ChannelHandle(transport.loop, ::writeReady, transport.context)
  private var eofWanted = false

  /** True if the connection ended before all written bytes had gone. */
  var lostData = false
    private set

  /** True while a file is being sent: nothing may be written, so [pending] does not grow. */
  private var sendingFile = false

  /** Wakes the sending of a file: [pending] is sent, and the socket takes more. */
  private val room = Signal(transport.loop)

  private val lateWrites = LateWrites {
    "socket.send() raised exception: writes on $transport go nowhere"
  }

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
    if (pending.isEmpty && !sendingFile) shutdownOutput()
  }

  fun beginFile() {
    checkOpen("sendfile()")
    sendingFile = true
  }

  suspend fun awaitRoom() {
    if (transport.isLost) throw lostWhileSending(null)
    watch.writer = onWritable
    try {
      room.await()
    } finally {
      if (pending.isEmpty) watch.writer = null
    }
  }

  fun endFile() {
    sendingFile = false
    if (eofWanted && pending.isEmpty && !transport.isLost) shutdownOutput()
  }

  fun connectionLost(error: Throwable?) {
    lostData = !pending.isEmpty
    pending.clear()
    if (room.isAwaited) room.fail(lostWhileSending(error))
  }

  private fun lostWhileSending(error: Throwable?): UncheckedIOException {
    val text = "Connection lost: $transport was closed while a file was sent"
    return UncheckedIOException(text, ClosedChannelException().apply { initCause(error) })
  }

  private fun checkOpen(call: String) {
    check(!sendingFile) { "unable to write; sendfile is in progress: await it first on $transport" }
    check(!eofWanted) {
      "Cannot call $call after writeEof(): $transport has said that it sends no more"
    }
  }

  private fun canWrite(count: Int): Boolean {
    checkOpen("write()")
    if (count > 0 && transport.isLost) lateWrites.note()
    return count > 0 && !transport.isLost
  }

  /** Sends, and returns the number of bytes that went; -1 if the connection is lost now. */
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
    if (transport.isLost) return
    if (!pending.isEmpty) {
      if (sendNow { pending.sendTo(transport.channel) } < 0) return
      transport.marks.resumeIfBelow() // may write more
      if (!pending.isEmpty || transport.isLost) return
    }
    watch.writer = null
    if (transport.isClosing) transport.flushed()
    else if (sendingFile) room.release() else if (eofWanted) shutdownOutput()
  }

  private fun shutdownOutput() {
    try {
      transport.channel.shutdownOutput()
    } catch (error: IOException) {
      transport.lostWhile("ending the output", error)
    }
  }
}
