package dev.asyncio4j.redis;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import org.jspecify.annotations.Nullable;

/**
 * The silence of a link, and the end of the link if it lasts while replies are owed: one timer,
 * however many they are.
 */
final class Silence {
  private static final long SECOND = 1_000_000_000L;

  private final LoopPort port;
  private final Link link;

  /** The length at which the link is given up, in nanoseconds; 0: none. */
  private final long longest;

  private long lastByte;
  private @Nullable Handle timer;

  Silence(LoopPort port, Link link, long longest) {
    this.port = port;
    this.link = link;
    this.longest = longest;
    broken();
  }

  /** Notes that something has come, or is waited for from now on. */
  void broken() {
    lastByte = port.nanoTime();
  }

  /** {@return for how long there has been none of that, in nanoseconds} */
  long length() {
    return port.nanoTime() - lastByte;
  }

  /** Looks at it when the reply that is owed next is due, if one is. */
  void watch() {
    var first = link.owedNext();
    if (timer != null || first == null) return;
    long limit = limit(first);
    if (limit > 0) timer = port.schedule(limit - length(), this::look);
  }

  private long limit(Request first) {
    if (first.blocksFor < 0) return 0;
    return first.blocksFor > 0 ? first.blocksFor + SECOND : longest;
  }

  private void look() {
    timer = null;
    var first = link.owedNext();
    if (first == null) return;
    long limit = limit(first);
    if (limit > 0 && length() >= limit) link.timeOut(limit);
    else watch();
  }

  void end() {
    if (timer != null) timer.cancel();
  }
}
