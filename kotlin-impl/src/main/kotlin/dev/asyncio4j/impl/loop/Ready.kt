package dev.asyncio4j.impl.loop

/**
 * An entry of the loop's FIFO: a callback, a dispatched continuation or the next step of a task.
 */
internal interface Ready {
  /**
   * Runs on the loop, once, in the pass after the one that queued it. Reports its failures itself.
   */
  fun run()
}
