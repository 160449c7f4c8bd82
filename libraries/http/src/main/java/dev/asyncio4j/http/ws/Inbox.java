package dev.asyncio4j.http.ws;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.http.WsMessage;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The messages that have come and were not received; above its mark the peer is not read from.
 *
 * <p>One task receives at a time; a close takes what comes when that task has left.
 */
final class Inbox {
  /** The room of a message beside its bytes: many small ones, too, reach the mark. */
  private static final int MESSAGE_ROOM = 32;

  private static final int MARK = 2 * 64 * 1024;

  private record Entry(WsMessage message, int room) {}

  private final EventLoop loop;
  private final RawConnection link;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
  private int room;
  private boolean paused;
  private Runnable resumed = () -> {};

  /** The failure of every take once the messages are taken; null: more may come. */
  private @Nullable RuntimeException end;

  private @Nullable Future<@Nullable Void> taker;
  private boolean receiving;

  /** The wait for the task that receives to leave; null: none. */
  private @Nullable Future<@Nullable Void> leaving;

  Inbox(EventLoop loop, RawConnection link) {
    this.loop = loop;
    this.link = link;
  }

  void put(WsMessage message, int size) {
    var entry = new Entry(message, size + MESSAGE_ROOM);
    entries.addLast(entry);
    room += entry.room;
    if (room > MARK && !paused) {
      paused = true;
      link.pauseReading();
    }
    wake();
  }

  /** Lets takes fail after the last message; only the first end counts. */
  void end(RuntimeException error) {
    if (end == null) end = error;
    wake();
  }

  private void wake() {
    Future<@Nullable Void> waiting = taker;
    taker = null;
    if (waiting != null && !waiting.done()) waiting.setResult(null);
  }

  /** Calls an action whenever the peer is read from again. */
  void whenResumed(Runnable action) {
    resumed = action;
  }

  /** {@return whether the peer is held back: what it sends is not seen} */
  boolean isPaused() {
    return paused;
  }

  boolean isReceiving() {
    return receiving;
  }

  /** Waits for a message of the program; called in a coroutine, while no other one receives. */
  WsMessage receive(@Nullable Duration timeout) {
    receiving = true;
    try {
      return timeout == null ? take() : Asyncio.timeout(timeout, this::take);
    } finally {
      receiving = false;
      if (leaving != null && !leaving.done()) leaving.setResult(null);
    }
  }

  /** Sends the task that receives away, if there is one, with a message. */
  void dismiss(WsMessage last) {
    if (!receiving) return;
    put(last, 0);
    leaving = loop.createFuture();
  }

  /** Waits until the task that was dismissed has left. */
  void awaitLeaving() {
    if (leaving != null) await(leaving);
  }

  /** Waits for a message; called in a coroutine. */
  WsMessage take() {
    while (entries.isEmpty()) {
      if (end != null) throw end;
      Future<@Nullable Void> waiting = loop.createFuture();
      taker = waiting;
      try {
        await(waiting);
      } finally {
        if (taker == waiting) taker = null;
      }
    }
    Entry entry = entries.removeFirst();
    free(entry.room);
    return entry.message;
  }

  /** Drops what has come and lets the peer go on: nobody will take. */
  void drop() {
    entries.clear();
    free(room);
  }

  private void free(int bytes) {
    room -= bytes;
    if (!paused || room >= MARK) return;
    paused = false;
    resumed.run();
    link.resumeReading();
  }

  @Override
  public String toString() {
    return entries.size() + " messages" + (paused ? ", peer held back" : "");
  }
}
