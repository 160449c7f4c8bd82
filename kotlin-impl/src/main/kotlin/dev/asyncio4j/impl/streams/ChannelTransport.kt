package dev.asyncio4j.impl.streams

import dev.asyncio4j.impl.tasks.TaskLoop
import java.io.IOException
import java.io.UncheckedIOException

/**
 * A channel and its protocol, from open to closed: what sockets and pipes share.
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

  /** Callbacks of this transport see the context variables of the code that made it. */
  val context = loop.newContext()
  final override val marks = WriteMarks(this)

  val isLost: Boolean
    get() = state >= State.LOST

  /** For texts. */
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

  /** CLOSING, and the last byte is sent. */
  fun flushed() = lose(null)

  /** The channel cannot go on; an I/O error is the protocol's to tell. */
  fun lostWhile(doing: String, error: IOException) {
    val text = "Connection lost: $doing failed on $this: ${reasonOf(error)}"
    lose(UncheckedIOException(text, error))
  }

  protected fun lose(error: Throwable?) {
    if (isLost) return
    state = State.LOST
    letGo(error)
    if (loop.isClosed) return closeChannel() // no pass will come
    loop.callSoonIn(context) { connectionLost(error) }
  }

  protected open fun connectionLost(error: Throwable?) {
    state = State.CLOSED
    try {
      protocol().connectionLost(error)
    } finally {
      closeChannel()
    }
  }

  /** OPEN is left. */
  protected open fun stopReading() {}

  /** LOST is reached: what is buffered is dropped, and the poller forgets the channel. */
  protected abstract fun letGo(error: Throwable?)

  /** The last step, if it is not part of [letGo] already. */
  protected open fun closeChannel() {}
}
