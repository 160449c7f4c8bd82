package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.laterFromOutside
import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.IOException
import java.nio.ByteBuffer
import java.nio.channels.ReadableByteChannel

/**
 * Standard input as one loop sees it.
 *
 * What the loop has received and nobody has read when it closes goes back, for the next loop.
 */
internal class StandardInput private constructor(loop: TaskLoop) : AutoCloseable {
  private val protocol = PipeReading(loop)
  val reader = protocol.reader

  init {
    ReadPipeTransport(loop, Source, protocol)
    loop.resources += this
  }

  override fun close() = StandardInputThread.putBack(reader.takeBuffered())

  /** The pipe that stands for it: `System.in` of the moment, which no loop may close. */
  object Source : ReadableByteChannel {
    override fun read(target: ByteBuffer): Int =
      throw UnsupportedOperationException("$this is read by its own thread alone")

    override fun isOpen() = true

    override fun close() = Unit

    override fun toString() = "standard input"
  }

  /** The way of bytes from the thread to the transport of one loop. */
  class Input(
    private val loop: TaskLoop,
    private val context: ContextImpl,
    private val receiver: PipeInput.Receiver,
  ) : PipeInput {
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
      loop.resources += AutoCloseable(::close)
    }

    private fun ask() {
      if (asked || closed) return
      asked = true
      StandardInputThread.ask(this)
    }

    /** Tells, from the thread, that an answer lies ready. */
    fun answered() = loop.laterFromOutside { loop.callSoonIn(context, ::deliver) }

    private fun deliver() {
      if (closed) return
      asked = false
      val answer = StandardInputThread.take(this) ?: return
      when (answer) {
        is Answer.Bytes -> receiver.received(ByteBuffer.wrap(answer.bytes))
        is Answer.End -> receiver.ended()
        is Answer.Failure -> receiver.failed(answer.error)
      }
      if (reading) ask()
    }

    override fun close() {
      if (closed) return
      closed = true
      reading = false
      StandardInputThread.forget(this)
    }
  }

  /** The outcome of one read. */
  sealed interface Answer {
    class Bytes(val bytes: ByteArray) : Answer

    object End : Answer

    class Failure(val error: IOException) : Answer
  }

  companion object {
    /** Returns standard input of the running loop: the same object each time. */
    fun of(loop: TaskLoop): StandardInput =
      loop.partOrNull(StandardInput::class.java) ?: StandardInput(loop).also(loop::addPart)
  }
}
