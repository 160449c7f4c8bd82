package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items in lists of {@code size}, or of those that came within some time of the first one. */
final class TimedChunks<T extends @Nullable Object> extends Pull<List<T>> {
  private final EventLoop loop = getRunningLoop();
  private final Pull<T> source;
  private final int size;
  private final Duration maxWait;
  private final Bell bell = new Bell();
  private final Branch<T> branch;

  /** The items that have come and not been given. */
  private List<T> chunk = new ArrayList<>();

  /** The clock of the present chunk; null while the chunk is empty. */
  private @Nullable TimerHandle timer;

  private boolean isDue;

  TimedChunks(Pull<T> source, int size, Duration maxWait) {
    this.source = source;
    this.size = size;
    this.maxWait = maxWait;
    branch = new Branch<>("chunks", 1, source, arrived -> bell.ring());
  }

  @Override
  boolean advance() {
    while (!branch.hasEnded() && chunk.size() < size && !isDue) {
      if (branch.isResting()) branch.ask();
      if (!branch.hasArrived()) bell.waitForRing();
      else if (branch.take()) add(branch.item());
    }
    if (chunk.isEmpty()) return false;
    item = Collections.unmodifiableList(chunk);
    chunk = new ArrayList<>();
    stopTimer();
    return true;
  }

  private void add(T value) {
    if (chunk.isEmpty()) timer = loop.callLater(maxWait, this::due);
    chunk.add(value);
  }

  private void due() {
    isDue = true;
    bell.ring();
  }

  private void stopTimer() {
    if (timer != null) timer.cancel();
    timer = null;
    isDue = false;
  }

  @Override
  void close() throws Exception {
    stopTimer();
    new Closing().step(branch::close).step(this::giveChunkBack).end();
  }

  private void giveChunkBack() {
    for (int i = chunk.size() - 1; i >= 0; i--) source.giveBack(chunk.get(i));
    chunk = new ArrayList<>();
  }
}
