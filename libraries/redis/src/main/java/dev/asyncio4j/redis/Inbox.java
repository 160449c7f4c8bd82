package dev.asyncio4j.redis;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The messages that came to a subscription and nobody has taken yet; a full one pauses reading. */
final class Inbox {
  /** Turns reading on and off. */
  interface Reading {
    void set(boolean on);
  }

  private final int limit;
  private final Reading reading;

  /** Messages, as they came, and the error of a lost connection. */
  private final ArrayDeque<Object> items = new ArrayDeque<>();

  private @Nullable Future<@Nullable Void> arrival;
  private boolean paused;

  Inbox(int limit, Reading reading) {
    this.limit = limit;
    this.reading = reading;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  void add(Object message) {
    items.add(message);
    if (!paused && items.size() >= limit) {
      paused = true;
      reading.set(false);
    }
    wake();
  }

  /** {@return whether reading is paused} */
  boolean isFull() {
    return paused;
  }

  @Nullable Object poll() {
    var first = items.poll();
    if (paused && items.size() <= limit / 2) {
      paused = false;
      reading.set(true);
    }
    return first;
  }

  /** Returns a future of the next {@link #wake()}. */
  Future<@Nullable Void> arrival(EventLoop loop) {
    arrival = loop.createFuture();
    return arrival;
  }

  void wake() {
    if (arrival != null && !arrival.done()) arrival.setResult(null);
  }

  void clear() {
    items.clear();
    paused = false;
  }
}
