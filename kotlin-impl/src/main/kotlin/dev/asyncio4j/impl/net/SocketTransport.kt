package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.loop.ExceptionContext
import java.io.IOException
import java.io.UncheckedIOException
import java.lang.System.Logger.Level
import java.net.SocketAddress
import java.net.StandardSocketOptions
import java.nio.channels.SocketChannel

/**
 * One connected socket and its protocol: `_SelectorSocketTransport`.
 *
 * ```
 *          close(), data is buffered            buffer flushed
 *   OPEN ─────────────────────────▶ CLOSING ──────────────────┐
 *    │                                 │                      │
 *    │ close(), nothing buffered       │ abort(), error       │
 *    │ abort(), error                  ▼                      ▼
 *    └─────────────────────────────▶ LOST ──next pass──▶ CLOSED
 * ```
 *
 * Reading ends when OPEN is left; nothing is sent any more from LOST on. The step to CLOSED calls
 * `connectionLost` once, then closes the socket. Used on its loop's turn only.
 */
internal class SocketTransport(
  val loop: EventLoopImpl,
  val channel: SocketChannel,
  private val protocol: Protocol,
  private val server: ServerImpl? = null,
) {
  private enum class State {
    OPEN,
    CLOSING,
    LOST,
    CLOSED,
  }

  private var state = State.OPEN
  private var readingPaused = false
  private var eofReceived = false
  private var eofWanted = false
  private var writesAfterLoss = 0

  private val buffers = LoopBuffers.of(loop)
  private val pending = WriteBuffer(buffers.writing)
  private val marks = WriteMarks(this, protocol)
  private val watch = loop.poller.watchOf(channel) ?: loop.poller.register(channel)

  /** Callbacks of this connection see the context variables of the code that made it. */
  private val context = ContextImpl.current().copy()
  private val onReadable = HandleImpl(loop, ::readReady, context)
  private val onWritable = HandleImpl(loop, ::writeReady, context)

  // Kept: they are asked for after the socket is closed, too.
  val localAddress: SocketAddress? = channel.localAddress
  val peerAddress: SocketAddress? = channel.remoteAddress

  val bufferedBytes: Long
    get() = pending.size

  val isClosing: Boolean
    get() = state != State.OPEN

  val isReading: Boolean
    get() = state == State.OPEN && !readingPaused && !eofReceived

  init {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true)
    server?.attach(this)
    loop.callSoonIn(context, ::start)
    loop.callSoonIn(context) { if (isReading) watch.reader = onReadable } // after connectionMade
  }

  private fun start() =
    guarded("protocol.connection_made() call failed.") { protocol.connectionMade(this) }

  // -- reading -----------------------------------------------------------------------------------

  fun pauseReading() {
    if (!isReading) return
    readingPaused = true
    watch.reader = null
  }

  fun resumeReading() {
    if (state != State.OPEN || !readingPaused) return
    readingPaused = false
    if (isReading) watch.reader = onReadable
  }

  private fun readReady() {
    if (!isReading) return // paused or closed by an entry that ran before this one
    val buffer = buffers.reading.clear()
    val count =
      try {
        channel.read(buffer)
      } catch (error: IOException) {
        return fail(unchecked("reading", error))
      }
    if (count < 0) return atEof()
    if (count == 0) return
    guarded("protocol.data_received() call failed.") { protocol.dataReceived(buffer.flip()) }
  }

  private fun atEof() {
    eofReceived = true
    watch.reader = null
    var keepOpen = false
    guarded("protocol.eof_received() call failed.") { keepOpen = protocol.eofReceived() }
    if (!keepOpen) close()
  }

  // -- writing -----------------------------------------------------------------------------------

  fun write(data: ByteArray) {
    loop.checkTurn("StreamWriter.write")
    check(!eofWanted) {
      "Cannot call write() after write_eof(): $this has said that it sends no more"
    }
    if (data.isEmpty()) return
    if (state >= State.LOST) return noteWriteAfterLoss()
    var sent = 0
    if (pending.isEmpty) {
      try {
        sent = pending.sendNow(data, channel)
      } catch (error: IOException) {
        return fail(unchecked("writing", error))
      }
      if (sent == data.size) return
      watch.writer = onWritable
    }
    pending.add(data, sent)
    marks.pauseIfAbove()
  }

  fun writeEof() {
    if (isClosing || eofWanted) return
    eofWanted = true
    if (pending.isEmpty) shutdownOutput()
  }

  private fun writeReady() {
    if (state >= State.LOST || pending.isEmpty) return
    try {
      pending.sendTo(channel)
    } catch (error: IOException) {
      return fail(unchecked("writing", error))
    }
    marks.resumeIfBelow() // may write more
    if (!pending.isEmpty || state >= State.LOST) return
    watch.writer = null
    if (state == State.CLOSING) lose(null) else if (eofWanted) shutdownOutput()
  }

  private fun shutdownOutput() {
    try {
      channel.shutdownOutput()
    } catch (error: IOException) {
      fail(unchecked("ending the output", error))
    }
  }

  private fun noteWriteAfterLoss() {
    if (++writesAfterLoss < WRITES_BEFORE_WARNING) return
    logger.log(
      Level.WARNING,
      "socket.send() raised exception: $this is lost, its writes go nowhere",
    )
  }

  // -- ending ------------------------------------------------------------------------------------

  fun close() {
    if (isClosing) return
    loop.checkTurn("StreamWriter.close")
    if (loop.isClosed) return lose(null)
    state = State.CLOSING
    watch.reader = null
    if (pending.isEmpty) lose(null)
  }

  fun abort() = lose(null)

  /** The connection cannot go on: an I/O error is the protocol's to tell, any other is reported. */
  private fun fail(error: Throwable, message: String = "Fatal error on transport") {
    if (error !is UncheckedIOException) {
      loop.callExceptionHandler(ExceptionContext(message, error, null, null, this, null))
    }
    lose(error)
  }

  private fun lose(error: Throwable?) {
    if (state >= State.LOST) return
    state = State.LOST
    pending.clear()
    if (loop.isClosed) return channel.close() // no pass will come
    watch.cancel()
    loop.callSoonIn(context) { connectionLost(error) }
  }

  private fun connectionLost(error: Throwable?) {
    state = State.CLOSED
    try {
      protocol.connectionLost(error)
    } finally {
      channel.close()
      server?.detach(this)
    }
  }

  private inline fun guarded(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      fail(error, "Fatal error: $failure")
    }
  }

  private fun unchecked(doing: String, error: IOException) =
    UncheckedIOException("Connection lost: $doing failed on $this: ${error.message}", error)

  override fun toString() =
    "<SocketTransport ${state.name.lowercase()} local=$localAddress peer=$peerAddress" +
      "${if (bufferedBytes > 0) " buffered=$bufferedBytes" else ""}>"

  private companion object {
    const val WRITES_BEFORE_WARNING = 5
    val logger: System.Logger = System.getLogger("asyncio4j")
  }
}
