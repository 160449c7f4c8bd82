package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.streams.TransportWriter
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport

/** Bytes from tasks to the transport: `StreamWriter`. */
internal class StreamWriterImpl(
  private val protocol: StreamProtocol,
  private val reader: StreamReaderImpl,
) : TransportWriter() {
  override fun transport(): Transport = protocol.transport

  override fun drain(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.drain", plain = true) {
      drained()
      null
    }

  private suspend fun drained() {
    reader.exception()?.let { throw it }
    // Without a pass in between, a loop of write and drain would never let connectionLost run.
    if (transport().isClosing) yieldPass()
    protocol.drain()
  }

  override fun waitClosed(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.waitClosed") {
      protocol.waitClosed()
      null
    }

  override fun startTls(options: TlsOptions): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.startTls") {
      drained()
      protocol.startTls(options)
      null
    }
}
