package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;

/** A source of numbers that notes in a trail what is asked of it, and when it is closed. */
final class Feed implements AsyncIterable<Integer> {
  static final Duration CLEANUP = Duration.ofMillis(10);

  private final String name;
  private final int size;
  private final Duration pause;
  private final Trail trail;
  private int failsAt = -1;
  private Throwable error = new AssertionError("no error was given");
  private Throwable closeError;
  int opened;
  int closed;

  Feed(String name, int size, Duration pause, Trail trail) {
    this.name = name;
    this.size = size;
    this.pause = pause;
    this.trail = trail;
  }

  static Feed of(String name, int size, Trail trail) {
    return new Feed(name, size, Duration.ofSeconds(1), trail);
  }

  Feed failingAt(int index, Throwable error) {
    failsAt = index;
    this.error = error;
    return this;
  }

  Feed failingToClose(Throwable error) {
    closeError = error;
    return this;
  }

  @Override
  public AsyncIterator<Integer> iterator() {
    return asyncGenerator(
        y -> {
          opened++;
          try {
            for (int i = 0; i < size; i++) {
              if (!pause.isNegative()) await(sleep(pause));
              if (i == failsAt) throw Errors.<RuntimeException>sneaky(error);
              trail.add(name + i);
              y.emit(i);
            }
          } finally {
            await(sleep(CLEANUP));
            trail.add(name + " closed");
            closed++;
            if (closeError != null) throw Errors.<RuntimeException>sneaky(closeError);
          }
        });
  }
}
