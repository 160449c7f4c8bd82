package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.release
import java.nio.channels.SelectableChannel
import java.nio.channels.SocketChannel

/** Waits until the channel takes bytes, or until its attempt to connect has an outcome. */
internal suspend fun ChannelWatch.awaitWritable(loop: TaskLoop) {
  val turn = FutureImpl<Unit>(loop)
  writer = ChannelHandle(loop, { turn.release() }, ContextImpl.current())
  try {
    turn.awaitDone()
  } finally {
    writer = null
  }
}

/** Runs [use], which gives [channel] an owner; it is closed if that fails. */
internal inline fun <T> TaskLoop.orClose(channel: SelectableChannel, use: () -> T): T =
  try {
    use()
  } catch (error: Throwable) {
    poller.watchOf(channel)?.cancel()
    channel.close()
    throw error
  }

/** Checks a socket that the caller has connected, and makes it ready for the loop. */
internal fun SocketChannel.requireConnected() {
  require(isConnected) { "A connected stream socket was expected, got $this; connect it first" }
  configureBlocking(false)
}
