package dev.asyncio4j.impl.net

import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.tasks.Direction
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.tasks.EventLoopImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.awaitDone
import java.nio.channels.SelectableChannel

/**
 * A call that waits for a channel: it makes its [attempt] whenever the channel is ready, until that
 * gives a value or fails.
 *
 * It is the channel's callback meanwhile. Another one that takes its place ends the wait with an
 * error, where asyncio leaves the call waiting for ever.
 */
internal class ChannelWait<T : Any>(
  private val eventLoop: EventLoopImpl,
  private val call: String,
  private val channel: SelectableChannel,
  private val direction: Direction,
  private val attempt: () -> T?,
) : HandleImpl(eventLoop, Runnable {}, ContextImpl.current()) {
  private val outcome = FutureImpl<T>(eventLoop)

  suspend fun await(): T {
    eventLoop.channels.put(channel, direction, this)
    try {
      return outcome.awaitDone()
    } finally {
      // Cancelled: the caller may close the channel or use it anew at once.
      if (eventLoop.channels.drop(channel, direction, this)) eventLoop.poller.flush()
    }
  }

  override fun run() {
    if (outcome.done()) return
    try {
      outcome.setResult(attempt() ?: return)
    } catch (error: Throwable) {
      if (error.isFatal()) throw error
      outcome.setException(error)
    }
    eventLoop.channels.drop(channel, direction, this)
  }

  override fun cancel() {
    super.cancel()
    if (outcome.done()) return
    val message =
      "$call on $channel was ended by another call, or by removeReader or removeWriter: " +
        "one call at a time may wait in each direction"
    outcome.setException(IllegalStateException(message))
  }

  override fun toString() = "<ChannelWait $call on $channel>"
}
