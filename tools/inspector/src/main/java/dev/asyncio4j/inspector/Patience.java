package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for another process, which may stand still, no longer than it was told to.
 *
 * @param who the process, in words
 */
record Patience(String who, Duration limit) {
  static final Duration DEFAULT = Duration.ofSeconds(60);

  /** Asks on a thread of its own, which is left behind if there is no answer. */
  <T> T ask(Supplier<T> question) {
    var asking = new FutureTask<>(question::get);
    var thread = new Thread(asking, "asyncio4j-inspector");
    thread.setDaemon(true);
    thread.start();
    try {
      return asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException error) throw error;
      throw new IllegalStateException(who + " could not be asked", failed.getCause());
    } catch (TimeoutException late) {
      throw silent("it is stopped, or collects garbage, or the machine is busy", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw silent("this thread was interrupted", interrupted);
    }
  }

  private InspectException silent(String why, Exception cause) {
    var text = who + " has not answered in " + limit.toMillis() / 1000.0 + " s: " + why;
    return new InspectException(Reason.TIMED_OUT, text + "; --timeout SECONDS waits longer", cause);
  }
}
