package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.streams.WriteBuffer
import dev.asyncio4j.impl.streams.skipAll
import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.SelectableChannel
import java.nio.channels.WritableByteChannel

/** The way of bytes from a transport to its pipe. Used on the loop's turn only. */
internal interface PipeOutput : AutoCloseable {
  /** Receives the progress of the writes: room for more, the end, a failure. */
  interface Sender {
    fun progressed()

    fun failed(error: IOException)
  }

  /** The number of bytes that the pipe has not taken. */
  val bufferedBytes: Long

  /** Takes what remains in [data]. */
  fun write(data: ByteBuffer)

  /** Closes the pipe at once; buffered bytes are lost. */
  override fun close()

  companion object {
    fun of(
      loop: TaskLoop,
      pipe: WritableByteChannel,
      context: ContextImpl,
      sender: Sender,
    ): PipeOutput =
      if (pipe is SelectableChannel) ChannelOutput(loop, pipe, pipe, context, sender)
      else ThreadOutput(loop, pipe, context, sender)
  }
}

/** A channel that the loop's selector watches while it is full. */
private class ChannelOutput(
  private val loop: TaskLoop,
  private val channel: SelectableChannel,
  private val pipe: WritableByteChannel,
  context: ContextImpl,
  private val sender: PipeOutput.Sender,
) : PipeOutput {
  private val pending = WriteBuffer(LoopBuffers.of(loop).writing)
  private val onWritable = ChannelHandle(loop, ::writeReady, context)
  private val watch = loop.poller.register(channel)
  private var closed = false

  override val bufferedBytes: Long
    get() = pending.size

  override fun write(data: ByteBuffer) {
    try {
      if (pending.isEmpty) pending.sendNow(data, pipe)
    } catch (error: IOException) {
      data.skipAll()
      return sender.failed(error)
    }
    if (!data.hasRemaining()) return
    pending.add(data)
    watch.writer = onWritable
  }

  private fun writeReady() {
    if (closed) return
    try {
      pending.sendTo(pipe)
    } catch (error: IOException) {
      return sender.failed(error)
    }
    if (pending.isEmpty) watch.writer = null
    sender.progressed()
  }

  /**
   * Closes the pipe at once: the reader waits for the end of the stream, so the descriptor must be
   * free now.
   */
  override fun close() {
    closed = true
    pending.clear()
    loop.poller.closeNow(channel)
  }
}
