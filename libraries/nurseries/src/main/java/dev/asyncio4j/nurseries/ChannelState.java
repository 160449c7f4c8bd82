package dev.asyncio4j.nurseries;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The buffer between the two ends of a memory channel, and the tasks that wait at it.
 *
 * <p>Invariant: nobody waits for an item while one is buffered or offered; nobody waits for room
 * while there is any.
 */
final class ChannelState<T extends @Nullable Object> {
  /** The place of an item that is null: a deque has none. */
  private static final Object NULL = new Object();

  private final Deque<Object> buffer = new ArrayDeque<>();

  private final int capacity;
  final Deque<Waiter<T>> senders = new ArrayDeque<>();
  final Deque<Waiter<T>> receivers = new ArrayDeque<>();
  int openSends;
  int openReceives;

  ChannelState(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("maxBufferSize must be >= 0, got " + capacity);
    }
    this.capacity = capacity;
  }

  /** Gives {@code item} to the first that waits for one, or buffers it; false if it must wait. */
  boolean offer(T item) {
    Waiter<T> receiver = next(receivers);
    if (receiver != null) {
      receiver.item = item;
      receiver.serve();
      return true;
    }
    if (buffer.size() >= capacity) return false;
    put(item);
    return true;
  }

  private void put(@Nullable T item) {
    buffer.addLast(item == null ? NULL : item);
  }

  boolean hasItem() {
    return !buffer.isEmpty() || isWaited(senders);
  }

  /** {@return whether somebody waits; who has gone and not run yet does not} */
  private static <W> boolean isWaited(Deque<Waiter<W>> waiters) {
    while (!waiters.isEmpty() && waiters.peekFirst().isGone()) waiters.removeFirst();
    return !waiters.isEmpty();
  }

  private static <W> @Nullable Waiter<W> next(Deque<Waiter<W>> waiters) {
    return isWaited(waiters) ? waiters.removeFirst() : null;
  }

  private static <W> int waiting(Deque<Waiter<W>> waiters) {
    return (int) waiters.stream().filter(waiter -> !waiter.isGone()).count();
  }

  /** {@return the next item, which there is; the room that it leaves goes to the next sender} */
  T take() {
    Waiter<T> sender = next(senders);
    if (sender != null) {
      put(sender.item);
      sender.serve();
    }
    Object item = buffer.removeFirst();
    @SuppressWarnings("unchecked") // put takes no others
    T taken = item == NULL ? null : (T) item;
    return taken;
  }

  void closeSend(Object end) {
    fail(senders, w -> w.end == end, () -> closed(end));
    if (--openSends == 0) fail(receivers, w -> true, ChannelState::ended);
  }

  void closeReceive(Object end) {
    fail(receivers, w -> w.end == end, () -> closed(end));
    if (--openReceives > 0) return;
    fail(senders, w -> true, this::broken);
    buffer.clear();
  }

  private static <W> void fail(
      Deque<Waiter<W>> waiters, Predicate<Waiter<W>> which, Supplier<RuntimeException> error) {
    List<Waiter<W>> failing = new ArrayList<>();
    for (Waiter<W> waiter : waiters) {
      if (which.test(waiter) && !waiter.isGone()) failing.add(waiter);
    }
    waiters.removeAll(failing);
    for (Waiter<W> waiter : failing) waiter.fail(error.get());
  }

  static ClosedResourceException closed(Object end) {
    return new ClosedResourceException(end + " has been closed: clone it before, or use another");
  }

  static EndOfChannelException ended() {
    return new EndOfChannelException("the channel is empty, and all its send ends are closed");
  }

  BrokenResourceException broken() {
    return new BrokenResourceException("all receive ends are closed: nobody would get the item");
  }

  ChannelStatistics statistics() {
    return new ChannelStatistics(
        buffer.size(), capacity, openSends, openReceives, waiting(senders), waiting(receivers));
  }

  @Override
  public String toString() {
    String size = capacity == Integer.MAX_VALUE ? "" : "/" + capacity;
    return "buffered=%d%s senders=%d receivers=%d"
        .formatted(buffer.size(), size, openSends, openReceives);
  }
}
