package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.impl.loop.ChannelHandle
import dev.asyncio4j.impl.loop.ChannelWatch
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.loop.Poller
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.loop.ChannelWatching
import java.nio.channels.SelectableChannel

/** The two ways in which a channel can be ready. */
internal enum class Direction(val operations: Int, val verb: String) {
  READ(Poller.READING, "read"),
  WRITE(Poller.WRITING, "written"),
}

/**
 * The callbacks of channels that are the user's own, at most one for each direction: `add_reader`
 * and its like.
 *
 * A channel is in the poller only as long as it has a callback: the JDK neither switches a channel
 * that a selector knows to blocking mode, nor gives its descriptor back when it is closed.
 */
internal class ChannelCallbacks(private val home: HomeLoop) : ChannelWatching {
  private val loop
    get() = home.loop

  private val watches
    get() = loop.poller.exposed

  override fun addReader(channel: SelectableChannel, callback: Runnable) {
    loop.checkTurn("addReader")
    put(channel, Direction.READ, ChannelHandle(loop, callback, loop.newContext()))
  }

  override fun removeReader(channel: SelectableChannel) = remove(channel, Direction.READ)

  override fun addWriter(channel: SelectableChannel, callback: Runnable) {
    loop.checkTurn("addWriter")
    put(channel, Direction.WRITE, ChannelHandle(loop, callback, loop.newContext()))
  }

  override fun removeWriter(channel: SelectableChannel) = remove(channel, Direction.WRITE)

  /** Makes [handle] the callback; the one before is cancelled. */
  fun put(channel: SelectableChannel, direction: Direction, handle: HandleImpl) {
    checkNoTransport(channel)
    loop.checkOpen()
    require(channel.isOpen) { "Invalid file descriptor: ${Texts.of(channel)} is closed" }
    require(!channel.isBlocking) { mustNotBlock(channel) }
    require(channel.validOps() and direction.operations != 0) {
      "Invalid file object: ${Texts.of(channel)} cannot be ${direction.verb}"
    }
    val watch = watches.getOrPut(channel) { loop.poller.register(channel) }
    val before = watch[direction]
    watch[direction] = handle
    before?.cancel()
  }

  private fun remove(channel: SelectableChannel, direction: Direction): Boolean {
    loop.checkTurn("removeReader or removeWriter")
    checkNoTransport(channel)
    val handle = watches[channel]?.get(direction) ?: return false
    drop(channel, direction, handle)
    loop.poller.flush()
    handle.cancel()
    return true
  }

  /**
   * Forgets [handle] if it is still the callback. The poller lets go of the channel in its next
   * pass, or when it is flushed.
   */
  fun drop(channel: SelectableChannel, direction: Direction, handle: HandleImpl): Boolean {
    val watch = watches[channel] ?: return false
    if (watch[direction] !== handle) return false
    watch[direction] = null
    if (watch.reader == null && watch.writer == null) {
      watches.remove(channel)
      watch.cancel()
    }
    return true
  }

  private fun checkNoTransport(channel: SelectableChannel) {
    val watch = loop.poller.watchOf(channel)
    check(watch == null || watches[channel] === watch) {
      "File descriptor ${Texts.of(channel)} is used by transport " +
        "${watch?.owner ?: "or server of this loop"}: use that, or a channel of your own"
    }
  }

  private operator fun ChannelWatch.get(direction: Direction): HandleImpl? =
    (if (direction == Direction.READ) reader else writer) as HandleImpl?

  private operator fun ChannelWatch.set(direction: Direction, handle: HandleImpl?) {
    if (direction == Direction.READ) reader = handle else writer = handle
  }

  companion object {
    fun mustNotBlock(channel: SelectableChannel) =
      "the socket must be non-blocking: ${Texts.of(channel)}; call configureBlocking(false) on it first"
  }
}

internal inline val TaskLoop.channels: ChannelCallbacks
  get() = part(ChannelCallbacks::class.java)
