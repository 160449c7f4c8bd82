package dev.asyncio4j.impl.process

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.streams.TransportWriter
import dev.asyncio4j.impl.streams.WaitList
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.yieldPass
import dev.asyncio4j.transports.SubprocessProtocol
import dev.asyncio4j.transports.SubprocessTransport
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.nio.ByteBuffer

/** Between a child and its streams: `SubprocessStreamProtocol`. */
internal class ProcessStreams(private val loop: TaskLoop, private val limit: Int) :
  SubprocessProtocol {
  var stdin: Stdin? = null
    private set

  private val readers = arrayOfNulls<StreamReaderImpl>(3)

  val stdout: StreamReaderImpl?
    get() = readers[1]

  val stderr: StreamReaderImpl?
    get() = readers[2]

  override fun connectionMade(transport: SubprocessTransport) {
    stdin = transport.pipeTransport(0).map { Stdin(loop, it) }.orElse(null)
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

/** What a child reads. */
internal class Stdin(loop: TaskLoop, private val transport: Transport) : TransportWriter() {
  val gate = WriteGate(loop)
  private val closeWaiters = WaitList(loop)
  private var lost = false
  private var lostBecause: Throwable? = null

  fun lost(error: Throwable?) {
    lost = true
    lostBecause = error
    closeWaiters.releaseAll()
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
