package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;

/** The wait for something that cleans up after an error, and a cancellation of that wait. */
final class CleanUp {
  /** The wait of who was cancelled: what a silent server does not answer goes on alone. */
  static final WaitOptions BRIEFLY = WaitOptions.defaults().timeout(Duration.ofSeconds(1));

  private CleanUp() {}

  /**
   * Waits for a task that cleans up and throws nothing.
   *
   * @param after the error before it
   */
  static void awaitEnd(Task<?> task, WaitOptions options, Throwable after) {
    try {
      await(Asyncio.wait(List.of(task), options));
    } catch (CancelledError again) {
      rethrow(again, after);
    }
  }

  /** Throws it, with the error before it; unless that was a cancellation, which goes on itself. */
  private static void rethrow(CancelledError again, Throwable after) {
    if (!(after instanceof CancelledError)) {
      again.addSuppressed(after);
      throw again;
    }
    if (again != after) after.addSuppressed(again);
  }
}
