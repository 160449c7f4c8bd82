package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskLoop
import java.nio.ByteBuffer
import java.nio.channels.ReadableByteChannel
import java.util.concurrent.Semaphore

/**
 * A pipe that no selector can watch: a thread reads it, one block at a time.
 *
 * ```
 *   thread:  read ──▶ hand over ──▶ wait until it is taken ──▶ read …
 *   loop:               held ──▶ (reading?) ──▶ receiver
 * ```
 *
 * While nobody wants bytes, at most one block is held, and the pipe fills up. A read that the close
 * of the channel does not end, such as one of `System.in`, is left to its daemon thread.
 */
internal class ThreadInput(
  private val loop: TaskLoop,
  private val pipe: ReadableByteChannel,
  private val context: ContextImpl,
  private val receiver: PipeInput.Receiver,
) : PipeInput {
  private val taken = Semaphore(0)
  private var thread: Thread? = null

  /** The delivery of bytes that the thread has read and the receiver has not got yet. */
  private var held: (() -> Unit)? = null

  @Volatile private var closed = false

  override var reading = false
    set(value) {
      if (field == value) return
      field = value
      if (value) loop.outsideWork.incrementAndGet() else loop.outsideWork.decrementAndGet()
      if (!value) return
      if (thread == null) start() else loop.callSoonIn(context, ::deliver)
    }

  private fun start() {
    thread =
      Thread(::pump, "asyncio4j-pipe-reader").apply {
        isDaemon = true
        start()
      }
    loop.resources += this
  }

  override fun close() {
    if (closed) return
    closed = true
    reading = false
    loop.resources -= this
    taken.release() // first, as the close may fail
    pipe.closeAsPipe()
  }

  private fun deliver() {
    if (!reading) return
    val delivery = held ?: return
    held = null
    delivery()
    taken.release()
  }

  private fun pump() {
    val buffer = ByteBuffer.allocateDirect(BLOCK)
    while (!closed) {
      val delivery: () -> Unit =
        try {
          val count = pipe.read(buffer.clear())
          if (count < 0) receiver::ended else ({ receiver.received(buffer.flip()) })
        } catch (error: Throwable) {
          val failure = ioError(error, pipe)
          ({ receiver.failed(failure) })
        }
      loop.laterFromOutside { loop.callSoonIn(context) { arrived(delivery) } }
      taken.acquireUninterruptibly()
    }
  }

  private fun arrived(delivery: () -> Unit) {
    if (closed) return
    held = delivery
    deliver()
  }

  private companion object {
    /** The size of a block, in bytes: a pipe holds so much on Linux. */
    const val BLOCK = 64 * 1024
  }
}
