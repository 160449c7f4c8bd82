package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.streams.ConnectOptions
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.Transport
import java.nio.ByteBuffer

/** The protocol that fills a reader from a pipe: `StreamReaderProtocol` of a read pipe. */
internal class PipeReading(loop: TaskLoop) : Protocol {
  val reader = StreamReaderImpl(loop, ConnectOptions.defaults().limit())
  private var ended = false

  override fun connectionMade(transport: Transport) {
    reader.transport = transport
  }

  override fun dataReceived(data: ByteBuffer) = reader.feed(data)

  override fun eofReceived(): Boolean {
    ended = true
    reader.feedEof()
    return false // one direction only: there is nothing to keep open
  }

  override fun connectionLost(error: Throwable?) {
    // A close that fails after the end takes nothing from who reads.
    if (error == null || ended) reader.feedEof() else reader.setException(error)
  }
}
