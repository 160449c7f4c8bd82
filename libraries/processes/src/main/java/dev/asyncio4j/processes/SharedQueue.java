package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;

/** A queue of items as bytes, first come first served among all processes. */
final class SharedQueue extends Shared {
  private final long most;
  private final Deque<byte[]> items = new ArrayDeque<>();
  private final Deque<Request> putters = new ArrayDeque<>();
  private final Deque<Request> getters = new ArrayDeque<>();
  private final Deque<Request> joiners = new ArrayDeque<>();

  /** The number of items that were put and not told to be done. */
  private long unfinished;

  SharedQueue(long most) {
    this.most = most;
  }

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case PUT -> {
        putters.add(request);
        request.waits(() -> putters.remove(request));
        serve();
      }
      case TRY_PUT -> {
        boolean room = !full() && putters.isEmpty();
        if (room) add((byte[]) request.ask.argument());
        request.answer(room);
      }
      case GET -> {
        getters.add(request);
        request.waits(() -> getters.remove(request));
        serve();
      }
      case TRY_GET -> {
        byte[] item = getters.isEmpty() ? items.poll() : null;
        if (item == null) request.answer(null);
        else give(request, item);
        serve();
      }
      case SIZE -> request.answer((long) items.size());
      case MOST -> request.answer(most);
      case TASK_DONE -> taskDone(request);
      case JOIN -> {
        joiners.add(request);
        request.waits(() -> joiners.remove(request));
        endJoins();
      }
      default -> request.fail(unknown(request));
    }
  }

  /** {@return how many wait for an item} */
  int getters() {
    return getters.size();
  }

  private boolean full() {
    return most > 0 && items.size() >= most;
  }

  private void add(byte[] item) {
    items.add(item);
    unfinished++;
    serve();
  }

  private void serve() {
    boolean moved = true;
    while (moved) {
      moved = false;
      while (!items.isEmpty() && !getters.isEmpty()) {
        give(getters.poll(), items.poll());
        moved = true;
      }
      while (!putters.isEmpty() && !full()) {
        Request putter = putters.poll();
        items.add((byte[]) putter.ask.argument());
        unfinished++;
        putter.answer(null);
        moved = true;
      }
    }
  }

  private void give(Request getter, byte[] item) {
    getter.answer(
        item,
        () -> {
          items.addFirst(item);
          serve();
        });
  }

  private void taskDone(Request request) {
    if (unfinished == 0) {
      request.fail(new IllegalArgumentException("taskDone() called too many times"));
      return;
    }
    unfinished--;
    request.answer(null);
    endJoins();
  }

  private void endJoins() {
    while (unfinished == 0 && !joiners.isEmpty()) joiners.poll().answer(null);
  }
}
