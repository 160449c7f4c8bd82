package dev.asyncio4j.spi;

import dev.asyncio4j.CallGraphOptions;
import dev.asyncio4j.Future;
import dev.asyncio4j.FutureCallGraph;

/** The part of {@link AsyncioProvider} that looks into a loop. */
public interface Inspection {
  /**
   * The engine of {@link dev.asyncio4j.Asyncio#captureCallGraph(Future, CallGraphOptions)}.
   *
   * @param future the future
   * @param options which frames
   * @return the graph
   */
  FutureCallGraph captureCallGraph(Future<?> future, CallGraphOptions options);

  /**
   * The engine of {@link dev.asyncio4j.Asyncio#formatCallGraph(Future, CallGraphOptions)}.
   *
   * @param future the future
   * @param options which frames
   * @return the text
   */
  String formatCallGraph(Future<?> future, CallGraphOptions options);

  /**
   * The engine of {@link dev.asyncio4j.Asyncio#futureAddToAwaitedBy}.
   *
   * @param future what is waited for
   * @param waiter who waits
   */
  void futureAddToAwaitedBy(Future<?> future, Future<?> waiter);

  /**
   * The engine of {@link dev.asyncio4j.Asyncio#futureDiscardFromAwaitedBy}.
   *
   * @param future what was waited for
   * @param waiter who waited
   */
  void futureDiscardFromAwaitedBy(Future<?> future, Future<?> waiter);
}
