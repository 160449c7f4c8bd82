package dev.asyncio4j.impl.net.connections

import dev.asyncio4j.Future
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.net.tls.StreamsAbove
import dev.asyncio4j.impl.net.tls.Tls
import dev.asyncio4j.impl.streams.StreamReaderImpl
import dev.asyncio4j.impl.streams.WaitList
import dev.asyncio4j.impl.streams.WriteGate
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.streams.Connection
import dev.asyncio4j.streams.ConnectionHandler
import dev.asyncio4j.transports.Protocol
import dev.asyncio4j.transports.TlsOptions
import dev.asyncio4j.transports.Transport
import java.lang.System.Logger.Level
import java.lang.ref.Reference
import java.lang.ref.WeakReference
import java.nio.ByteBuffer

/**
 * Between a transport and its pair of streams: `StreamReaderProtocol`.
 *
 * On the server's side, [handler] runs for the connection, as a task of its own.
 */
internal class StreamProtocol(
  private val loop: TaskLoop,
  limit: Int,
  private val handler: ConnectionHandler? = null,
) : Protocol, StreamsAbove {
  /** Held until [take]; from then on only its users hold it, and with it the connection. */
  private var untaken: StreamReaderImpl? = StreamReaderImpl(loop, limit)
  private val reader = WeakReference(untaken)
  private var unclosed: UnclosedStream? = null

  /** The one in use: `startTls` replaces it. */
  lateinit var transport: Transport
    private set

  private val gate = WriteGate(loop)
  private val closeWaiters = WaitList(loop)
  private var lost = false
  private var lostBecause: Throwable? = null

  /** The peer ended the stream without a word: reads give what came before they fail with this. */
  private var cutOffBy: Throwable? = null

  override fun connectionMade(transport: Transport) {
    use(transport)
    if (handler != null) startHandler(handler)
  }

  /** From now on [transport] is the connection. */
  fun use(transport: Transport) {
    this.transport = transport
    reader.get()?.transport = transport
  }

  /** The streams, for the one who uses them. */
  fun take(): Connection {
    val reader = untaken!!
    untaken = null
    val writer = StreamWriterImpl(this, reader)
    reader.companion = writer
    unclosed = UnclosedStream(writer, loop, ::closeDropped)
    return Connection(reader, writer)
  }

  private fun closeDropped() {
    if (transport.isClosing) return
    val text = "unclosed StreamWriter of $transport: close it, or use the Connection as a resource"
    logger.log(Level.WARNING, text)
    transport.close()
  }

  /** What was received and not read; null if nobody reads any more. */
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

  /** A handler that returned has closed its writer, or left that to another task. */
  private fun handlerEnded(task: Future<Void?>) {
    if (task.cancelled()) return transport.close()
    val error = task.exception() ?: return
    if (isOfCutOff(error) && !loop.inDebug) return transport.close()
    val message = "Unhandled exception in client_connected_cb"
    loop.callExceptionHandler(ExceptionContext(message, error, task, null, transport, null))
    transport.close()
  }

  /** A client that leaves without a word is no error of this program. */
  private fun isOfCutOff(error: Throwable) =
    cutOffBy != null && generateSequence(error) { it.cause }.any { it === cutOffBy }

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
    closeWaiters.releaseAll()
    gate.connectionLost(error)
  }

  override fun pauseWriting() = gate.pause()

  override fun resumeWriting() = gate.resume()

  suspend fun drain() = gate.await(transport)

  /** Returns when the connection is gone; throws the error that ended it, if one did. */
  suspend fun waitClosed() {
    if (!lost) closeWaiters.await()
    lostBecause?.let { throw it }
  }
}
