package dev.asyncio4j.netty;

import org.jspecify.annotations.Nullable;

/** The timers of an event loop that are armed: a list that runs through them, in turn only. */
final class LoopTimers {
  private @Nullable LoopTimerTask<?> first;

  void add(LoopTimerTask<?> timer) {
    timer.listed = true;
    timer.next = first;
    if (first != null) first.previous = timer;
    first = timer;
  }

  /** {@return whether it was there} */
  boolean remove(LoopTimerTask<?> timer) {
    if (!timer.listed) return false;
    timer.listed = false;
    if (timer.previous == null) first = timer.next;
    else timer.previous.next = timer.next;
    if (timer.next != null) timer.next.previous = timer.previous;
    timer.previous = null;
    timer.next = null;
    return true;
  }

  void cancelAll() {
    for (var timer = first; timer != null; timer = first) {
      timer.cancel(false);
      remove(timer); // one that was done in another way, too
    }
  }
}
