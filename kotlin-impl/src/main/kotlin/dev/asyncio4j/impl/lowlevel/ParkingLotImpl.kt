package dev.asyncio4j.impl.lowlevel

import dev.asyncio4j.impl.tasks.SuspendCoroutine
import dev.asyncio4j.lowlevel.ParkingLot

/** The engine's own waiting room, for modules. */
internal class ParkingLotImpl : ParkingLot {
  private val lot = dev.asyncio4j.impl.tasks.ParkingLot(this)

  override fun park() =
    SuspendCoroutine<Void?>("ParkingLot.park", callsNoUserCode = true) {
      lot.awaitNext { true }
      null
    }

  override fun unpark() = lot.wakeNext()

  override fun unpark(count: Int): Int {
    require(count >= 0) { "ParkingLot.unpark: count is $count; it must not be negative" }
    var woken = 0
    while (woken < count && lot.wakeNext()) woken++
    return woken
  }

  override fun unparkAll() = unpark(Int.MAX_VALUE)

  override fun size() = lot.asleep

  override fun toString() = "<ParkingLot size=${size()}>"
}
