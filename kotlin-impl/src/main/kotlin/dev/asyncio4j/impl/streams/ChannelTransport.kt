package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.IOException
import java.io.UncheckedIOException

/**
 * A channel and its protocol, from open to closed: the common part of sockets and pipes.
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
 * `connectionLost` once. Used on its loop's turn only.
 */
internal abstract class ChannelTransport(final override val loop: TaskLoop) : BufferedTransport {
  private enum class State {
    OPEN,
    CLOSING,
    LOST,
    CLOSED,
  }

  private var state = State.OPEN

  /**
   * The context of this transport's callbacks, which see the context variables of the code that
   * made it.
   */
  val context = loop.newContext()
  final override val marks = WriteMarks(this)

  val isLost: Boolean
    get() = state >= State.LOST

  /** The state's name, for texts. */
  protected val stateName: String
    get() = state.name.lowercase()

  final override fun isClosing() = state != State.OPEN

  override fun close() = close("Transport.close")

  protected fun close(call: String) {
    if (isClosing) return
    loop.checkTurn(call)
    if (loop.isClosed) return lose(null)
    state = State.CLOSING
    stopReading()
    if (bufferedBytes == 0L) lose(null)
  }

  fun abort() = lose(null)

  /** Ends CLOSING: the last byte is sent. */
  fun flushed() = lose(null)

  /** Loses a channel that cannot go on; an I/O error is the protocol's to handle. */
  fun lostWhile(doing: String, error: IOException) = lose(lossWhile(doing, error))

  private fun lossWhile(doing: String, error: IOException) =
    UncheckedIOException("Connection lost: $doing failed on $this: ${reasonOf(error)}", error)

  protected fun lose(error: Throwable?) {
    if (isLost) return
    state = State.LOST
    val failure = runCatching { letGo(error) }.exceptionOrNull()
    val cause = error ?: if (failure is IOException) lossWhile("closing", failure) else failure
    if (loop.isClosed) closeChannel() // no pass will come
    else loop.callSoonIn(context) { connectionLost(cause) }
    if (failure?.isFatal() == true) throw failure
  }

  protected open fun connectionLost(error: Throwable?) {
    state = State.CLOSED
    try {
      protocol().connectionLost(error)
    } finally {
      closeChannel()
    }
  }

  /** Stops reading, when OPEN is left. */
  protected open fun stopReading() {}

  /**
   * Drops the buffered data, and makes the poller forget the channel, when LOST is reached. What it
   * throws is told to the protocol, as the error of a connection that had none before.
   */
  protected abstract fun letGo(error: Throwable?)

  /** Closes the channel: the last step, if it is not part of [letGo] already. */
  protected open fun closeChannel() {}
}
