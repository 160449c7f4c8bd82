package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Future
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.loop.withCauses
import dev.asyncio4j.impl.net.tls.StreamsAbove
import dev.asyncio4j.impl.net.tls.Tls
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.impl.tasks.ParkingLot
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.report
import dev.asyncio4j.lowlevel.StreamProtocol as PublicProtocol
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.lang.System.Logger.Level
import java.lang.ref.Reference
import java.lang.ref.WeakReference
import java.nio.ByteBuffer

/**
 * The protocol between a transport and its pair of streams: `StreamReaderProtocol`.
 *
 * On the server's side, [handler] runs for the connection, as a task of its own.
 */
internal class StreamProtocol(
  private val loop: TaskLoop,
  limit: Int,
  private val handler: ConnectionHandler? = null,
) : PublicProtocol, StreamsAbove {
  /**
   * The reader, held until [take]; from then on only its users hold it, and with it the connection.
   */
  private var untaken: StreamReaderImpl? = StreamReaderImpl(loop, limit)
  private val reader = WeakReference(untaken)
  private var unclosed: UnclosedStream? = null

  /** The transport in use: `startTls` replaces it. */
  lateinit var transport: Transport
    private set

  private val gate = WriteGate(loop)
  private val closeWaiters = ParkingLot(this, loop)
  private var lost = false
  private var lostBecause: Throwable? = null

  /**
   * The error of a peer that ended the stream without a word: reads give the data before it, then
   * fail with this.
   */
  private var cutOffBy: Throwable? = null

  override fun connectionMade(transport: Transport) {
    use(transport)
    if (handler != null) startHandler(handler)
  }

  /** Makes [transport] the connection from now on. */
  fun use(transport: Transport) {
    this.transport = transport
    reader.get()?.transport = transport
  }

  override fun take(): Connection {
    check(this::transport.isInitialized) {
      "the connection is not made: give this to a transport first"
    }
    val reader =
      checkNotNull(untaken) {
        "the streams of ${Texts.of(transport)} are taken already: they have one user"
      }
    untaken = null
    val writer = StreamWriterImpl(this, reader)
    reader.companion = writer
    unclosed = UnclosedStream(writer, loop, ::closeDropped)
    return Connection(reader, writer)
  }

  private fun closeDropped() {
    if (transport.isClosing) return
    val text =
      "unclosed StreamWriter of ${Texts.of(transport)}: close it, or use the Connection as a resource"
    logger.log(Level.WARNING, text)
    transport.close()
  }

  /** Takes the bytes received and not read; null if the reader is gone. */
  override fun takeBuffered(): ByteArray? = reader.get()?.takeBuffered()

  suspend fun startTls(options: TlsOptions) =
    use(Tls.start(loop, transport, this, options.serverSide(handler != null)))

  private fun startHandler(handler: ConnectionHandler) {
    val streams = take()
    val task =
      loop.createTask(
        JavaCoroutine<Void?> {
          handler.handle(streams.reader(), streams.writer())
          Reference.reachabilityFence(streams) // as Python keeps the arguments of a call
          null
        }
      )
    task.addDoneCallback(::handlerEnded)
  }

  /**
   * Ends the connection of a handler that failed. One that returned has closed its writer, or left
   * that to another task.
   */
  private fun handlerEnded(task: Future<Void?>) {
    if (task.cancelled()) return transport.close()
    val error = task.exception() ?: return
    if (isOfCutOff(error) && !loop.inDebug) return transport.close()
    loop.report("Unhandled exception in client_connected_cb", error, transport, task)
    transport.close()
  }

  /** Returns whether the peer left without a word, which is no error of this program. */
  private fun isOfCutOff(error: Throwable) =
    cutOffBy != null && error.withCauses().any { it === cutOffBy }

  override fun cutOff(error: Throwable) {
    cutOffBy = error
    reader.get()?.feedCutOff(error)
  }

  override fun dataReceived(data: ByteBuffer) {
    reader.get()?.feed(data)
  }

  override fun eofReceived(): Boolean {
    reader.get()?.feedEof()
    return transport.canWriteEof() // the peer may have closed its half only; TLS has no halves
  }

  override fun connectionLost(error: Throwable?) {
    unclosed?.settle()
    reader.get()?.let {
      if (error == null) it.feedEof() else if (error !== cutOffBy) it.setException(error)
    }
    lost = true
    lostBecause = error
    closeWaiters.wake()
    gate.connectionLost(error)
  }

  override fun pauseWriting() = gate.pause()

  override fun resumeWriting() = gate.resume()

  /** [drain] has to wait, or to fail. */
  val drainWaits: Boolean
    get() = !gate.isOpen

  suspend fun drain() = gate.await(transport)

  /** Returns when the connection is gone; throws the error that ended it, if one did. */
  suspend fun waitClosed() {
    if (!lost) closeWaiters.await()
    lostBecause?.let { throw it }
  }
}
