package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.lowlevel.ParkingLot;

/** Wakes the one task that waits for something to happen; a ring before the wait is heard, too. */
final class Bell {
  private final ParkingLot lot = ParkingLot.create();
  private boolean rung;

  void ring() {
    rung = true;
    lot.unpark();
  }

  void waitForRing() {
    while (!rung) await(lot.park());
    rung = false;
  }
}
