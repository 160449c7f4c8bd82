package dev.asyncio4j.impl.net

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.streams.StreamWriter
import dev.asyncio4j.transports.TransportInfo
import java.io.ByteArrayOutputStream
import java.util.Optional

/** Bytes from tasks to the transport: `StreamWriter`. */
internal class StreamWriterImpl(
  private val transport: SocketTransport,
  private val protocol: StreamProtocol,
) : StreamWriter {

  override fun write(data: ByteArray) = transport.write(data)

  /** One write for all: many small ones would each cost a system call and a packet. */
  override fun writeLines(lines: Iterable<ByteArray>) {
    val all = ByteArrayOutputStream()
    lines.forEach(all::writeBytes)
    transport.write(all.toByteArray())
  }

  override fun writeEof() = transport.writeEof()

  override fun canWriteEof() = true

  override fun drain(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.drain") {
      protocol.reader.exception?.let { throw it }
      // Without a pass in between, a loop of write and drain would never let connectionLost run.
      if (transport.isClosing) yieldPass()
      protocol.drain(transport)
      null
    }

  override fun close() = transport.close()

  override fun isClosing() = transport.isClosing

  override fun waitClosed(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.waitClosed") {
      protocol.waitClosed()
      null
    }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> {
    val value: Any? =
      when (key) {
        TransportInfo.PEER_ADDRESS -> transport.peerAddress
        TransportInfo.LOCAL_ADDRESS -> transport.localAddress
        TransportInfo.CHANNEL -> transport.channel
        else -> null
      }
    return Optional.ofNullable(value) as Optional<T>
  }

  override fun toString() = "<StreamWriter transport=$transport>"
}
