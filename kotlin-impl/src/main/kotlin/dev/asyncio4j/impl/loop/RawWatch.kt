package dev.asyncio4j.impl.loop

import dev.asyncio4j.lowlevel.LoopPort
import dev.asyncio4j.lowlevel.StepInfo
import java.nio.channels.SelectionKey
import java.util.function.IntConsumer

/**
 * A channel of a library that does its own I/O: one entry of the queue, this object, for all that
 * the channel is ready for. Its owner closes the channel, before or after it ends the watch.
 */
internal class RawWatch(
  private val loop: LoopCore,
  key: SelectionKey,
  private val readyOps: IntConsumer,
) : KeyWatch(loop.poller, key), Ready, LoopPort.ChannelKey {
  private var interest = 0

  /** The operations that the channel was last ready for; none unless this is in the queue. */
  private var pending = 0

  init {
    owner = "a library, by LoopPort.watch"
    loop.poller.raw += this
  }

  override val kind
    get() = StepInfo.Kind.CHANNEL

  override fun queue(operations: Int, ready: ReadyQueue) {
    val queued = pending != 0
    pending = pending or operations
    if (!queued && pending != 0) ready.add(this)
  }

  override fun run() {
    val now = pending and interest
    pending = 0
    if (now != 0 && isValid) loop.runForeign(this) { readyOps.accept(now) }
  }

  override fun interestOps() = if (isValid) interest else 0

  override fun interestOps(ops: Int) {
    loop.requireTurn("ChannelKey.interestOps")
    check(isValid) { "$this has no interest any more: it is cancelled, or its channel closed" }
    require(ops and channel.validOps().inv() == 0) {
      "${Texts.of(channel)} has no operation for ${ops and channel.validOps().inv()} of SelectionKey"
    }
    want(ops)
    interest = ops
  }

  override fun isValid() = !cancelled && channel.isOpen

  override fun cancel() {
    super.cancel()
    interest = 0
    loop.poller.raw -= this
  }

  override fun toString() = "<ChannelKey ${Texts.of(channel)} interest=$interest>"
}
