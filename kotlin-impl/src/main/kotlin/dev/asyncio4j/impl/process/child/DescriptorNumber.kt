package dev.asyncio4j.impl.process.child

import java.nio.channels.spi.AbstractSelectableChannel

/** A descriptor's flag on Linux: it does not block. */
internal const val O_NONBLOCK = 0x800

private val oneAtATime = Any()

/**
 * The number of the descriptor of [channel], which blocks, among [candidates].
 *
 * The JDK keeps it to itself, so it is found by what switches of the channel's mode do to the flags
 * of descriptors: ours is the one that follows them all. Null if not exactly one does.
 */
internal fun numberOf(
  channel: AbstractSelectableChannel,
  candidates: List<Int>,
  isNonblocking: (Int) -> Boolean?,
): Int? =
  synchronized(oneAtATime) {
    var left = candidates
    for (nonblocking in listOf(true, false, true, false)) {
      channel.configureBlocking(!nonblocking)
      left = left.filter { isNonblocking(it) == nonblocking }
    }
    left.singleOrNull()
  }
