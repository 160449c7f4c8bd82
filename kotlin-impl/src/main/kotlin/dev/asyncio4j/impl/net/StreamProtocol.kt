package dev.asyncio4j.impl.net

import dev.asyncio4j.Future
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.streams.ConnectionHandler
import java.nio.ByteBuffer

/**
 * Between a transport and its pair of streams: `StreamReaderProtocol`.
 *
 * On the server's side, [handler] runs for the connection, as a task of its own.
 */
internal class StreamProtocol(
  private val loop: EventLoopImpl,
  limit: Int,
  private val handler: ConnectionHandler? = null,
) : Protocol {
  val reader = StreamReaderImpl(loop, limit)

  /** Released when the transport is ready for use. */
  val made = WaitList(loop)
  private val flow = FlowControl(loop)
  private val closeWaiters = WaitList(loop)
  private var lost = false
  private var lostBecause: Throwable? = null

  override fun connectionMade(transport: SocketTransport) {
    reader.transport = transport
    made.releaseAll()
    if (handler != null) startHandler(handler, transport)
  }

  private fun startHandler(handler: ConnectionHandler, transport: SocketTransport) {
    val writer = StreamWriterImpl(transport, this)
    val task = loop.createTask(JavaCoroutine<Void?> { handleWith(handler, writer) })
    task.addDoneCallback { handlerEnded(it, transport) }
  }

  /** A handler that returned has closed its writer, or left that to another task. */
  private fun handlerEnded(task: Future<Void?>, transport: SocketTransport) {
    if (task.cancelled()) return transport.close()
    val error = task.exception() ?: return
    val message = "Unhandled exception in client_connected_cb"
    loop.callExceptionHandler(ExceptionContext(message, error, task, null, transport, null))
    transport.close()
  }

  private fun handleWith(handler: ConnectionHandler, writer: StreamWriterImpl): Void? {
    handler.handle(reader, writer)
    return null
  }

  override fun dataReceived(data: ByteBuffer) = reader.feedData(data)

  override fun eofReceived(): Boolean {
    reader.feedEof()
    return true // the peer may have closed its half only
  }

  override fun connectionLost(error: Throwable?) {
    if (error == null) reader.feedEof() else reader.setException(error)
    lost = true
    lostBecause = error
    closeWaiters.releaseAll()
    flow.connectionLost(error)
  }

  override fun pauseWriting() = flow.pause()

  override fun resumeWriting() = flow.resume()

  suspend fun drain(transport: SocketTransport) = flow.drain(transport)

  /** Returns when the connection is gone; throws the error that ended it, if one did. */
  suspend fun waitClosed() {
    if (!lost) closeWaiters.await()
    lostBecause?.let { throw it }
  }
}
