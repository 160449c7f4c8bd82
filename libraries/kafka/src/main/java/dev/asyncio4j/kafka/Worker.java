package dev.asyncio4j.kafka;

import static java.lang.System.Logger.Level.ERROR;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A thread that runs what it is given, in order; it is there as long as it is not ended. */
final class Worker {
  /** Calls that wait; under its own lock, as {@link #ended}. */
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();

  private boolean ended;

  Worker(String name) {
    Threads.start(name, this::run);
  }

  /**
   * Queues a call.
   *
   * @return false if it will not run, as the worker was ended
   */
  boolean post(Runnable call) {
    synchronized (queue) {
      if (ended) return false;
      queue.add(call);
      if (queue.size() == 1) queue.notify();
      return true;
    }
  }

  /** Ends the thread, once all that waits has run. */
  void end() {
    synchronized (queue) {
      ended = true;
      queue.notify();
    }
  }

  private void run() {
    for (Runnable call; (call = next()) != null; ) {
      try {
        call.run();
      } catch (Throwable e) { // whoever waits for the calls behind it must not wait for ever
        Log.LOGGER.log(
            ERROR, "a call in thread '%s' failed".formatted(Thread.currentThread().getName()), e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (queue) {
      while (queue.isEmpty() && !ended) {
        try {
          queue.wait();
        } catch (InterruptedException e) {
          // nobody ends a worker that way
        }
      }
      return queue.poll();
    }
  }
}
