package dev.asyncio4j.impl.inspect

import java.util.concurrent.atomic.AtomicLong

/**
 * The events of a loop, for one reader elsewhere: four numbers each. The loop never waits for the
 * reader: what finds no room is dropped, and counted.
 */
internal class EventRing(events: Int) {
  private val size = Integer.highestOneBit(events.coerceIn(MIN, MAX))
  private val ring = LongArray(size * WIDTH)

  /** The numbers of events ever written, by the loop, and ever taken, by the reader. */
  private val written = AtomicLong()
  private val taken = AtomicLong()

  /** The number of events that found no room. */
  var dropped = 0L
    private set

  /** Adds an event; false if there is no room. On the loop's turn. */
  fun add(kind: Int, time: Long, a: Long, b: Long): Boolean {
    val number = written.getPlain()
    if (number - taken.getAcquire() >= size) {
      dropped++
      return false
    }
    val at = indexOf(number)
    ring[at] = kind.toLong()
    ring[at + 1] = time
    ring[at + 2] = a
    ring[at + 3] = b
    written.setRelease(number + 1)
    return true
  }

  /** Takes what is there, as numbers. By one thread at a time. */
  fun takeAll(each: (Long) -> Unit) {
    val end = written.getAcquire()
    for (number in taken.getPlain() until end) {
      val at = indexOf(number)
      for (i in at until at + WIDTH) each(ring[i])
    }
    taken.setRelease(end)
  }

  private fun indexOf(number: Long) = (number.toInt() and (size - 1)) * WIDTH

  private companion object {
    const val WIDTH = 4
    const val MIN = 1024
    const val MAX = 1 shl 20
  }
}
