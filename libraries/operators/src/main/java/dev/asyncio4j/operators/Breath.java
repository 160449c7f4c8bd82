package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;

/**
 * A count of the items that the sources of one run have given: every 1,000 of them, the turn is
 * given up for a pass, so that a stream that never waits can be cancelled and lets others run.
 */
final class Breath {
  private static final int ITEMS = 1_000;
  private int items;

  /** Counts one item, before it is taken from its source. */
  void count() {
    if (++items >= ITEMS) pass();
  }

  /** Gives up the turn for one pass of the loop. */
  void pass() {
    items = 0;
    await(sleep(Duration.ZERO));
  }
}
