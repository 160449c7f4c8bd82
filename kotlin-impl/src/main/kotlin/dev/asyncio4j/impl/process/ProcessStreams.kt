package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.pipes.PipeWriter
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.transports.SubprocessProtocol
import dev.asyncio4j.transports.SubprocessTransport
import java.nio.ByteBuffer

/** The protocol between a child and its streams: `SubprocessStreamProtocol`. */
internal class ProcessStreams(private val loop: TaskLoop, private val limit: Int) :
  SubprocessProtocol {
  var stdin: PipeWriter? = null
    private set

  private val readers = arrayOfNulls<StreamReaderImpl>(3)

  val stdout: StreamReaderImpl?
    get() = readers[1]

  val stderr: StreamReaderImpl?
    get() = readers[2]

  override fun connectionMade(transport: SubprocessTransport) {
    stdin = transport.pipeTransport(0).map { PipeWriter(loop, it) }.orElse(null)
    for (fd in 1..2) {
      readers[fd] =
        transport
          .pipeTransport(fd)
          .map { pipe -> StreamReaderImpl(loop, limit).also { it.transport = pipe } }
          .orElse(null)
    }
  }

  override fun pipeDataReceived(fd: Int, data: ByteBuffer) = readers[fd]!!.feed(data)

  override fun pipeConnectionLost(fd: Int, error: Throwable?) {
    val reader = readers[fd] ?: return stdin!!.lost(error)
    if (error == null) reader.feedEof() else reader.setException(error)
  }

  override fun pauseWriting() = stdin!!.gate.pause()

  override fun resumeWriting() = stdin!!.gate.resume()
}
