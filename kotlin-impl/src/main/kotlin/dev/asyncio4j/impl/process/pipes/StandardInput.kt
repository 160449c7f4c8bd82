package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.tasks.TaskLoop

/**
 * Standard input as one loop sees it.
 *
 * What the loop has received and nobody has read when it closes goes back, for the next loop.
 */
internal class StandardInput private constructor(loop: TaskLoop) : AutoCloseable {
  private val protocol = PipeReading(loop)
  val reader = protocol.reader

  init {
    ReadPipeTransport(loop, StandardInputPipe, protocol)
    loop.resources += this
  }

  override fun close() = StandardInputThread.putBack(reader.takeBuffered())

  companion object {
    /** Returns standard input of the running loop: the same object each time. */
    fun of(loop: TaskLoop): StandardInput =
      loop.partOrNull(StandardInput::class.java) ?: StandardInput(loop).also(loop::addPart)
  }
}
