package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.streams.LoopBuffers
import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.ReadableByteChannel
import java.nio.channels.SelectableChannel

/** The way of bytes from a pipe to its transport. Used on the loop's turn only. */
internal interface PipeInput : AutoCloseable {
  /** Receives what is read from the pipe, and its end. */
  interface Receiver {
    fun received(data: ByteBuffer)

    fun ended()

    fun failed(error: IOException)
  }

  /** True if bytes are wanted now; false at first. */
  var reading: Boolean

  /** Closes the pipe at once. */
  override fun close()

  companion object {
    fun of(
      loop: TaskLoop,
      pipe: ReadableByteChannel,
      context: ContextImpl,
      receiver: Receiver,
    ): PipeInput =
      when (pipe) {
        is SelectableChannel -> ChannelInput(loop, pipe, pipe, context, receiver)
        StandardInputPipe -> StandardInputPipe.Input(loop, context, receiver)
        else -> ThreadInput(loop, pipe, context, receiver)
      }
  }
}

/** A channel that the loop's selector watches. */
private class ChannelInput(
  private val loop: TaskLoop,
  private val channel: SelectableChannel,
  private val pipe: ReadableByteChannel,
  context: ContextImpl,
  private val receiver: PipeInput.Receiver,
) : PipeInput {
  private val onReadable = ChannelHandle(loop, ::read, context)
  private val watch = loop.poller.register(channel)
  private val buffers = LoopBuffers.of(loop).reading

  override var reading = false
    set(value) {
      field = value
      watch.reader = if (value) onReadable else null
    }

  private fun read() {
    if (!reading) return // paused or closed by an entry that ran before this one
    buffers.use(::read)
  }

  private fun read(buffer: ByteBuffer) {
    val count =
      try {
        pipe.read(buffer)
      } catch (error: IOException) {
        return receiver.failed(error)
      }
    if (count > 0) receiver.received(buffer.flip()) else if (count < 0) receiver.ended()
  }

  /** Closes the pipe at once: the writer is to notice, so the descriptor must be free now. */
  override fun close() {
    reading = false
    loop.poller.closeNow(channel)
  }
}
