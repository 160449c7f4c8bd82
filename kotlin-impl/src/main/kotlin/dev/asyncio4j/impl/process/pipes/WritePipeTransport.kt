package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.impl.streams.LateWrites
import dev.asyncio4j.impl.streams.skipAll
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.transports.ConnectionProtocol
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.WritableByteChannel

/** The writing end of a pipe. Its end of output is its close, as a pipe has one direction. */
internal class WritePipeTransport(
  loop: TaskLoop,
  pipe: WritableByteChannel,
  protocol: ConnectionProtocol,
  made: FutureImpl<Unit>? = null,
) : PipeTransport(loop, pipe, protocol), PipeOutput.Sender {
  private val output = PipeOutput.of(loop, pipe, context, this)
  private var eofWanted = false
  private val lateWrites = LateWrites {
    "pipe closed by peer or write raised exception: $this, its writes go nowhere"
  }

  init {
    start(made)
  }

  override val bufferedBytes: Long
    get() = output.bufferedBytes

  override fun write(data: ByteBuffer) {
    loop.checkTurn("Transport.write")
    check(!eofWanted) {
      "Cannot call write() after writeEof(): $this has said that it sends no more"
    }
    if (isClosing && data.hasRemaining()) lateWrites.note()
    if (isClosing || !data.hasRemaining()) return data.skipAll()
    output.write(data)
    marks.pauseIfAbove()
  }

  override fun writeEof() {
    eofWanted = true
    close()
  }

  override fun canWriteEof() = true

  override fun progressed() {
    marks.resumeIfBelow() // may write more
    if (isClosing && bufferedBytes == 0L) flushed()
  }

  override fun failed(error: IOException) = lostWhile("writing", error)

  /**
   * Closes the transport when the reader is known to have gone, which an idle pipe does not tell.
   */
  fun readerGone() = if (bufferedBytes > 0) failed(IOException("Broken pipe")) else lose(null)

  override fun letGo(error: Throwable?) = output.close()

  // -- the half that is not there ----------------------------------------------------------------

  override fun isReading() = false

  override fun pauseReading() = throw wrongWay("read")

  override fun resumeReading() = throw wrongWay("read")
}
