package dev.asyncio4j.impl.process.pipes

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.streams.TransportWriter
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport

/** The writer of a pipe: of a child's standard input, or of one that the user has opened. */
internal class PipeWriter(loop: TaskLoop, private val transport: Transport) : TransportWriter() {
  val gate = WriteGate(loop)
  private val closeWaiters = ParkingLot(this, loop)
  private var lost = false
  private var lostBecause: Throwable? = null

  fun lost(error: Throwable?) {
    lost = true
    lostBecause = error
    closeWaiters.wake()
    gate.connectionLost(error)
  }

  override fun transport() = transport

  override fun drain(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.drain") {
      // Without a pass in between, a loop of write and drain would never hear of the loss.
      if (transport.isClosing) yieldPass()
      lostBecause?.let { throw it }
      gate.await(transport)
      null
    }

  override fun waitClosed(): Coroutine<Void?> =
    SuspendCoroutine("StreamWriter.waitClosed") {
      if (!lost) closeWaiters.await()
      lostBecause?.let { throw it }
      null
    }

  override fun startTls(options: TlsOptions): Coroutine<Void?> =
    throw UnsupportedOperationException("$transport cannot carry TLS: it has one direction")
}

/** The protocol between a write pipe and its writer. */
internal class PipeWriting(private val loop: TaskLoop) : Protocol {
  lateinit var writer: PipeWriter
    private set

  override fun connectionMade(transport: Transport) {
    writer = PipeWriter(loop, transport)
  }

  override fun pauseWriting() = writer.gate.pause()

  override fun resumeWriting() = writer.gate.resume()

  override fun connectionLost(error: Throwable?) = writer.lost(error)
}
