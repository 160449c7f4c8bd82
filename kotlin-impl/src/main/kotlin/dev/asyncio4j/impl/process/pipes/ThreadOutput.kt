package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskLoop
import java.nio.ByteBuffer
import java.nio.channels.WritableByteChannel
import java.util.concurrent.LinkedBlockingQueue

/**
 * A pipe that no selector can watch: a thread writes what is queued. The queue is the transport's
 * write buffer, so its marks bound it.
 */
internal class ThreadOutput(
  private val loop: TaskLoop,
  private val pipe: WritableByteChannel,
  private val context: ContextImpl,
  private val sender: PipeOutput.Sender,
) : PipeOutput {
  private val queue = LinkedBlockingQueue<ByteArray>()
  private var thread: Thread? = null

  @Volatile private var closed = false

  override var bufferedBytes = 0L
    private set(value) {
      if (field == 0L && value > 0) loop.outsideWork.incrementAndGet()
      if (field > 0 && value == 0L) loop.outsideWork.decrementAndGet()
      field = value
    }

  override fun write(data: ByteBuffer) {
    val block = ByteArray(data.remaining())
    data.get(block)
    bufferedBytes += block.size
    queue += block
    if (thread == null) start()
  }

  private fun start() {
    thread =
      Thread(::pump, "asyncio4j-pipe-writer").apply {
        isDaemon = true
        start()
      }
    loop.resources += this
  }

  override fun close() {
    if (closed) return
    closed = true
    bufferedBytes = 0
    loop.resources -= this
    queue.clear()
    queue += END // first, as the close may fail
    pipe.closeAsPipe()
  }

  private fun pump() {
    while (!closed) {
      val block = queue.take()
      try {
        val rest = ByteBuffer.wrap(block)
        while (rest.hasRemaining()) pipe.write(rest)
        tell { written(block.size) }
      } catch (error: Throwable) {
        val failure = ioError(error, pipe)
        return tell { if (!closed) sender.failed(failure) }
      }
    }
  }

  private fun tell(action: () -> Unit) = loop.laterFromOutside { loop.callSoonIn(context, action) }

  private fun written(count: Int) {
    if (closed) return
    bufferedBytes -= count
    sender.progressed()
  }

  private companion object {
    /** The mark that wakes the thread when the pipe is closed. */
    val END = ByteArray(0)
  }
}
