package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The room for replies that are owed: who waits for some gets it in order, and none overtakes. */
final class Room {
  private final int limit;
  private final IntSupplier owed;
  private final ArrayDeque<Future<@Nullable Void>> waiting = new ArrayDeque<>();

  /** The number of those who were let in and have not run yet. */
  private int promised;

  Room(int limit, IntSupplier owed) {
    this.limit = limit;
    this.owed = owed;
  }

  /** Waits until there is room; the caller must use it in the same step. */
  void enter(EventLoop loop) {
    if (waiting.isEmpty() && hasRoom()) return;
    Future<@Nullable Void> turn = loop.createFuture();
    waiting.add(turn);
    boolean mayEnter = false;
    try {
      await(turn);
      mayEnter = true;
    } finally {
      if (!waiting.remove(turn)) promised--;
      if (!mayEnter) look(); // a turn that was handed over goes to the next
    }
  }

  private boolean hasRoom() {
    return owed.getAsInt() + promised < limit;
  }

  /** Lets in as many as there is room for; called whenever less is owed. */
  void look() {
    while (!waiting.isEmpty() && hasRoom()) {
      var next = waiting.peek();
      if (next.done()) return; // cancelled: it leaves by itself, and looks again
      waiting.poll();
      promised++;
      next.setResult(null);
    }
  }

  /** Fails all that wait. */
  void close(RuntimeException why) {
    for (var each : waiting) if (!each.done()) each.setException(why);
  }
}
