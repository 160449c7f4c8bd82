package dev.asyncio4j.mongo;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/** The way from a feed back to the publisher of the driver's: what it asks for, and its cancel. */
final class Upstream {
  private @Nullable Subscription subscription; // guarded by this
  private boolean isCancelled; // guarded by this

  /** The thread that is in {@link #request}. */
  private volatile @Nullable Thread asking;

  /** The number of elements that have come by that thread, which alone counts them. */
  private int had;

  /** Asks for the first elements. */
  void start(Subscription given, int count) {
    boolean isLate;
    synchronized (this) {
      subscription = given;
      isLate = isCancelled;
    }
    if (isLate) given.cancel();
    else given.request(count);
  }

  /**
   * Asks for more.
   *
   * @return how many the driver had: they come by this thread, those that it fetches by its own,
   *     unless its threads meet in the hand-over
   */
  int request(int count) {
    Subscription to;
    synchronized (this) {
      to = subscription;
    }
    if (to == null) return 0;
    had = 0;
    asking = Thread.currentThread();
    try {
      to.request(count);
    } finally {
      asking = null;
    }
    return had;
  }

  /** Notes that an element has come, by the thread of the call. */
  void came() {
    if (Thread.currentThread() == asking) had++;
  }

  /** Ends it, once; from any thread. */
  void cancel() {
    Subscription to;
    synchronized (this) {
      if (isCancelled) return;
      isCancelled = true;
      to = subscription;
    }
    if (to != null) to.cancel();
  }
}
