package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.process.pipes.StandardInputThread.Answer
import dev.asyncio4j.impl.tasks.TaskLoop
import java.nio.ByteBuffer
import java.nio.channels.ReadableByteChannel

/** The pipe that stands for standard input: `System.in` of the moment, which no loop may close. */
internal object StandardInputPipe : ReadableByteChannel {
  override fun read(target: ByteBuffer): Int =
    throw UnsupportedOperationException("$this is read by its own thread alone")

  override fun isOpen() = true

  override fun close() = Unit

  override fun toString() = "standard input"

  /** The way of bytes from the thread to the transport of one loop. */
  class Input(
    private val loop: TaskLoop,
    private val context: ContextImpl,
    private val receiver: PipeInput.Receiver,
  ) : PipeInput, StandardInputThread.Asker {
    /** True from a question to the thread until its answer has been received. */
    private var asked = false
    private var closed = false

    override var reading = false
      set(value) {
        if (field == value) return
        field = value
        if (value) loop.outsideWork.incrementAndGet() else loop.outsideWork.decrementAndGet()
        if (value) ask() else if (asked && StandardInputThread.takeBack(this)) asked = false
      }

    init {
      loop.resources += this
    }

    private fun ask() {
      if (asked || closed) return
      asked = true
      StandardInputThread.ask(this)
    }

    override fun answered() = loop.laterFromOutside { loop.callSoonIn(context, ::deliver) }

    private fun deliver() {
      if (closed) return
      asked = false
      when (val answer = StandardInputThread.take(this)) {
        is Answer.Bytes -> receiver.received(ByteBuffer.wrap(answer.bytes))
        is Answer.Failure -> receiver.failed(answer.error)
        Answer.End -> receiver.ended()
      }
      if (reading) ask()
    }

    override fun close() {
      if (closed) return
      closed = true
      reading = false
      loop.resources -= this
      StandardInputThread.forget(this)
    }
  }
}
