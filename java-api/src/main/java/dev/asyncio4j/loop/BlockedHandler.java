package dev.asyncio4j.loop;

/**
 * Receives the report of a step that holds its loop for too long.
 *
 * <p><i>Python:</i> none.
 *
 * @see LoopDiagnostics#setBlockedHandler
 */
@FunctionalInterface
public interface BlockedHandler {
  /**
   * Reports a step. What it throws is logged.
   *
   * <p><b>Thread and loop:</b> called on the thread that watches, while the loop is blocked: it may
   * read a call graph, but must use nothing that needs the loop's turn.
   *
   * @param loop the loop
   * @param step what holds it
   */
  void blocked(EventLoop loop, BlockedStep step);
}
