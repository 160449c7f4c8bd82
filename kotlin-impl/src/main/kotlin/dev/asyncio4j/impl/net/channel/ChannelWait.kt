package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release
import java.nio.channels.SelectableChannel

/**
 * A call's wait until its channel is ready; it is the channel's callback meanwhile.
 *
 * It moves no data: a call that is cancelled when the channel is ready already loses none. Another
 * callback that takes its place ends the wait with an error; asyncio would leave it for ever.
 */
internal class ChannelWait(
  private val eventLoop: TaskLoop,
  private val call: String,
  private val channel: SelectableChannel,
  private val direction: Direction,
) : ChannelHandle(eventLoop, Runnable {}, ContextImpl.current()) {
  private val ready = FutureImpl<Unit>(eventLoop)

  suspend fun await() {
    eventLoop.channels.put(channel, direction, this)
    try {
      ready.awaitDone()
    } finally {
      // Cancelled: the caller may close the channel or use it anew at once.
      if (eventLoop.channels.drop(channel, direction, this)) eventLoop.poller.flush()
    }
  }

  override fun run() {
    eventLoop.channels.drop(channel, direction, this)
    ready.release()
  }

  override fun cancel() {
    super.cancel()
    if (ready.done()) return
    val message =
      "$call on ${Texts.of(channel)} was ended by another call, or by removeReader or removeWriter: " +
        "one call at a time may wait in each direction"
    ready.setException(IllegalStateException(message))
  }

  override fun toString() = "<ChannelWait $call on ${Texts.of(channel)}>"
}
