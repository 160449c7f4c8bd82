package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.transports.BufferedProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.Protocol
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.ReadableByteChannel

/** The reading end of a pipe: data, then the end of the stream, then `connectionLost`. */
internal class ReadPipeTransport(
  loop: TaskLoop,
  pipe: ReadableByteChannel,
  protocol: ConnectionProtocol,
  made: FutureImpl<Unit>? = null,
) : PipeTransport(loop, pipe, protocol), PipeInput.Receiver {
  private val input = PipeInput.of(loop, pipe, context, this)
  private var paused = false

  init {
    start(made) { if (isReading) input.reading = true }
  }

  override fun isReading() = !isClosing && !paused

  override fun pauseReading() {
    if (!isReading) return
    paused = true
    input.reading = false
  }

  override fun resumeReading() {
    if (isClosing || !paused) return
    paused = false
    input.reading = true
  }

  override fun received(data: ByteBuffer) =
    when (val protocol = protocol()) {
      is Protocol ->
        guarded("protocol.dataReceived() call failed.") { protocol.dataReceived(data.slice()) }
      is BufferedProtocol ->
        guarded("protocol.bufferUpdated() call failed.") { copy(data, protocol) }
    }

  private fun copy(data: ByteBuffer, protocol: BufferedProtocol) {
    while (data.hasRemaining() && !isClosing) {
      val buffer = protocol.getBuffer(data.remaining())
      check(buffer.hasRemaining()) { "getBuffer() returned an empty buffer: ${Texts.of(protocol)}" }
      val count = minOf(buffer.remaining(), data.remaining())
      buffer.put(data.slice().limit(count))
      data.position(data.position() + count)
      protocol.bufferUpdated(count)
    }
  }

  override fun ended() {
    input.reading = false
    guarded("protocol.eofReceived() call failed.") { protocol().eofReceived() }
    lose(null) // one direction only: there is nothing to keep open
  }

  override fun failed(error: IOException) = lostWhile("reading", error)

  override fun letGo(error: Throwable?) = input.close()

  // -- the half that is not there ----------------------------------------------------------------

  override val bufferedBytes = 0L

  override fun write(data: ByteBuffer) = throw wrongWay("write")

  override fun writeLines(blocks: Iterable<ByteArray>) = throw wrongWay("write")

  override fun writeEof() = throw wrongWay("write")

  override fun canWriteEof() = false
}
