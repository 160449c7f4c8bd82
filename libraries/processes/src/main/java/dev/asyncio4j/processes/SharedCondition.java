package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;

/** A condition over a lock; the operations of the lock go there. */
final class SharedCondition extends Shared {
  private final SharedLock lock;
  private final Deque<Waiter> waiting = new ArrayDeque<>();

  SharedCondition(SharedLock lock) {
    this.lock = lock;
  }

  /** A request that waits, and how deep it had the lock. */
  private record Waiter(Request request, int held) {}

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case WAIT -> {
        if (refused(request)) return;
        var waiter = new Waiter(request, lock.releaseAll());
        waiting.add(waiter);
        request.waits(
            () -> {
              waiting.remove(waiter);
              lock.owes(request, waiter.held);
            });
      }
      case SIGNAL -> {
        if (refused(request)) return;
        for (long i = 0; i < request.ask.number() && !waiting.isEmpty(); i++) {
          Waiter next = waiting.poll();
          lock.acquireAgain(next.request, next.held, true);
        }
        request.answer(null);
      }
      default -> lock.ask(request);
    }
  }

  private boolean refused(Request request) {
    if (lock.owns(request)) return false;
    request.fail(
        new IllegalStateException(
            request.ask.op() + " on un-acquired lock: acquire the condition first"));
    return true;
  }

  @Override
  void gone(long process, String how) {
    waiting.removeIf(waiter -> waiter.request.process == process);
  }
}
