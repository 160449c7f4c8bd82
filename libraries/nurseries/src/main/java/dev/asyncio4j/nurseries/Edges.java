package dev.asyncio4j.nurseries;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;

/** Asyncio's cancellations, which are counted and delivered once, where they come too late. */
final class Edges {
  private Edges() {}

  /**
   * Puts an edge off to the next await of {@code task}, for what it ended was over: what was handed
   * over counts. The count stays what it is.
   */
  static void postpone(Task<?> task, CancelledError edge) {
    if (task.cancelling() == 0) return; // the Job of a Kotlin block: it stays cancelled by itself
    task.uncancel();
    task.cancel(edge.getMessage());
  }
}
