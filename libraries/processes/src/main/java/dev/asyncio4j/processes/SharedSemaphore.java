package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A semaphore; what a process holds is freed when it ends. */
final class SharedSemaphore extends Shared {
  private final Hub hub;
  private final long bound;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private final Map<Long, Integer> held = new LinkedHashMap<>();

  /** The processes whose permits were freed at their ends, with those that had not arrived. */
  private final Set<Long> gone = new HashSet<>();

  private long value;

  /** Holds {@code value} permits; {@code bounded}: never more. */
  SharedSemaphore(Hub hub, long value, boolean bounded) {
    this.hub = hub;
    this.value = value;
    bound = bounded ? value : Long.MAX_VALUE;
  }

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case ACQUIRE -> {
        waiting.add(request);
        request.waits(() -> waiting.remove(request));
        serve();
      }
      case RELEASE -> {
        if (value >= bound) {
          request.fail(new IllegalArgumentException("semaphore released too many times"));
          return;
        }
        freed(request.process);
        request.answer(null);
        release();
      }
      case LOCKED -> request.answer(value == 0);
      case VALUE -> request.answer(value);
      default -> request.fail(unknown(request));
    }
  }

  private void serve() {
    while (value > 0 && !waiting.isEmpty()) {
      Request next = waiting.poll();
      value--;
      held.merge(next.process, 1, Integer::sum);
      next.answer(true, () -> takeBack(next.process));
    }
  }

  /** Takes back a permit that did not arrive, unless the end of its process has freed it. */
  private void takeBack(long process) {
    if (gone.contains(process)) return;
    countOff(process);
    if (value < bound) release();
  }

  /** Counts a permit off: of who gives it back, or of its first holder if that has none. */
  private void freed(long process) {
    if (held.isEmpty()) return;
    countOff(held.containsKey(process) ? process : held.keySet().iterator().next());
  }

  private void countOff(long holder) {
    held.computeIfPresent(holder, (p, n) -> n > 1 ? n - 1 : null);
  }

  private void release() {
    value++;
    serve();
  }

  @Override
  void gone(long process, String how) {
    Integer count = held.remove(process);
    if (count == null) return;
    gone.add(process);
    hub.warn(count + " permits of a semaphore were freed because their owner is gone: " + how);
    for (int i = 0; i < count && value < bound; i++) release();
  }
}
