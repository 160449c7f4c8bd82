package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.exceptions.CancelledError
import dev.asyncio4j.impl.tasks.FutureImpl
import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.impl.tasks.awaitDone
import dev.asyncio4j.impl.tasks.currentTask
import dev.asyncio4j.lowlevel.ParkingLot

/** Tasks that wait, first come first: a future each, which leaves the queue when it is done. */
internal class ParkingLotImpl : ParkingLot {
  private val parked = ArrayDeque<FutureImpl<Unit>>()

  override fun park() =
    SuspendCoroutine<Void?>("ParkingLot.park") {
      val loop = currentTask().eventLoop
      val other = parked.firstOrNull()?.eventLoop ?: loop
      check(other === loop) {
        "$this is bound to a different event loop: tasks of $other wait in it, so one of $loop cannot"
      }
      val place = FutureImpl<Unit>(loop).also(parked::addLast)
      try {
        place.awaitDone()
      } catch (error: CancelledError) {
        if (place.hasResult) unpark() else parked.remove(place)
        throw error
      }
      null
    }

  override fun unpark() = unpark(1) == 1

  override fun unpark(count: Int): Int {
    require(count >= 0) { "ParkingLot.unpark: count is $count; it must not be negative" }
    var woken = 0
    while (woken < count) {
      val place = parked.removeFirstOrNull() ?: break
      if (place.done()) continue // cancelled, and has not run yet
      place.setResult(Unit)
      woken++
    }
    return woken
  }

  override fun unparkAll() = unpark(Int.MAX_VALUE)

  override fun size() = parked.count { !it.done() }

  override fun toString() = "<ParkingLot size=${size()}>"
}
