package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;

/** The facts that all sources of one run share. */
final class RunScope {
  private static final int ITEMS_OF_A_TURN = 1_000;

  private int items;
  private boolean loopEnds;

  /**
   * Counts an item, before it is taken from its source.
   *
   * <p>Every 1,000 items the turn is given up for a pass, so that a stream that never waits can be
   * cancelled and lets others run.
   */
  void count() {
    if (++items >= ITEMS_OF_A_TURN) pass();
  }

  /** Gives up the turn for one pass of the loop. */
  void pass() {
    items = 0;
    await(sleep(Duration.ZERO));
  }

  /** Tells that the loop's run ends, and the loop closes its generators itself. */
  void loopEnds() {
    loopEnds = true;
  }

  boolean closesGenerators() {
    return !loopEnds;
  }
}
