package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.streams.StreamTransport
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.release
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.transports.BaseProtocol
import dev.asyncio4j.transports.ConnectionProtocol
import dev.asyncio4j.transports.TransportInfo
import java.io.IOException
import java.io.UncheckedIOException
import java.nio.channels.Channel
import java.util.Optional

/**
 * One end of a pipe and its protocol.
 *
 * ```
 *          close(), data is buffered            buffer flushed
 *   OPEN ─────────────────────────▶ CLOSING ──────────────────┐
 *    │                                 │                      │
 *    │ close(), end of the stream      │ abort(), error       │
 *    │ abort(), error                  ▼                      ▼
 *    └─────────────────────────────▶ LOST ──next pass──▶ CLOSED
 * ```
 *
 * The pipe is closed at the step to LOST, so that its other side notices; the step to CLOSED calls
 * `connectionLost` once. Used on its loop's turn only.
 */
internal abstract class PipeTransport(
  final override val loop: EventLoopImpl,
  private val pipe: Channel,
  private var protocol: ConnectionProtocol,
) : StreamTransport {
  protected enum class State {
    OPEN,
    CLOSING,
    LOST,
    CLOSED,
  }

  protected var state = State.OPEN

  /** Callbacks of this pipe see the context variables of the code that made it. */
  val context = loop.newContext()

  protected val isLost: Boolean
    get() = state >= State.LOST

  /** Tells the protocol, then runs [begin], then releases [made]. */
  fun start(made: FutureImpl<Unit>?, begin: () -> Unit = {}) {
    loop.callSoonIn(context) {
      guarded("protocol.connection_made() call failed.") { protocol.connectionMade(this) }
    }
    loop.callSoonIn(context, begin)
    if (made != null) loop.callSoonIn(context) { made.release() }
  }

  override fun protocol(): ConnectionProtocol = protocol

  override fun setProtocol(protocol: BaseProtocol) {
    this.protocol = ofStream(protocol)
  }

  @Suppress("UNCHECKED_CAST")
  override fun <T> extraInfo(key: TransportInfo<T>): Optional<T> =
    (if (key == TransportInfo.PIPE) Optional.of(pipe) else Optional.empty()) as Optional<T>

  override fun isClosing() = state != State.OPEN

  override fun abort() = lose(null)

  /** Calls the protocol; the pipe does not outlive a failure of it. */
  protected inline fun guarded(failure: String, call: () -> Unit) {
    try {
      call()
    } catch (error: Throwable) {
      val context = ExceptionContext("Fatal error: $failure", error, null, null, this, null)
      loop.callExceptionHandler(context)
      lose(error)
    }
  }

  /** The pipe cannot go on; an I/O error is the protocol's to tell. */
  protected fun lostWhile(doing: String, error: IOException) {
    val text = "Connection lost: $doing failed on $this: ${error.message}"
    lose(UncheckedIOException(text, error))
  }

  protected fun lose(error: Throwable?) {
    if (isLost) return
    state = State.LOST
    closeEnd()
    if (!loop.isClosed) loop.callSoonIn(context) { connectionLost(error) }
  }

  private fun connectionLost(error: Throwable?) {
    state = State.CLOSED
    protocol.connectionLost(error)
  }

  /** Closes the pipe, and what moves its bytes. */
  abstract fun closeEnd()

  protected fun wrongWay(what: String): UnsupportedOperationException =
    UnsupportedOperationException("$this cannot $what: a pipe has one direction")

  override fun toString() = "<${javaClass.simpleName} ${state.name.lowercase()} pipe=$pipe>"
}
