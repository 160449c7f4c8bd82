package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/** A gate that is shut while a transport has too much to write. */
final class WriteGate {
  private final EventLoop loop;

  /** Done when it opens; null: it is open. */
  private @Nullable Future<@Nullable Void> opens;

  WriteGate(EventLoop loop) {
    this.loop = loop;
  }

  boolean isShut() {
    return opens != null;
  }

  void shut() {
    if (opens == null) opens = loop.createFuture();
  }

  void open() {
    Future<@Nullable Void> waits = opens;
    opens = null;
    if (waits != null && !waits.done()) waits.setResult(null);
  }

  /** Waits while it is shut. */
  void pass() {
    for (var waits = opens; waits != null; waits = opens) await(shield(waits));
  }
}
