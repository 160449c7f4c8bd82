package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lock with an owner: a task or thread of one process. */
final class SharedLock extends Shared {
  private final boolean reentrant;
  private final Hub hub;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable Request owner;
  private int depth;

  /** A task or thread of a process. */
  private record Owner(long process, long number) {
    static Owner of(Request request) {
      return new Owner(request.process, request.ask.owner());
    }
  }

  /** The depth at which owners had the lock whose wait was given up: they have it as deep again. */
  private final Map<Owner, Integer> owed = new HashMap<>();

  SharedLock(Hub hub, boolean reentrant) {
    this.hub = hub;
    this.reentrant = reentrant;
  }

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case ACQUIRE -> acquire(request);
      case RELEASE -> {
        if (!owns(request)) {
          request.fail(notOwned());
          return;
        }
        request.answer(null);
        release();
      }
      case LOCKED -> request.answer(owner != null);
      default -> request.fail(unknown(request));
    }
  }

  boolean owns(Request request) {
    return owner != null && owner.sameOwner(request);
  }

  IllegalStateException notOwned() {
    return new IllegalStateException(
        owner == null
            ? "cannot release un-acquired lock"
            : "the lock is not owned by this task or thread: its owner releases it");
  }

  private void acquire(Request request) {
    if (reentrant && owns(request)) {
      depth++;
      request.answer(true, () -> takeBack(request));
      return;
    }
    waiting.add(request);
    request.waits(() -> waiting.remove(request));
    serve();
  }

  private void serve() {
    if (owner != null || waiting.isEmpty()) return;
    var next = waiting.poll();
    owner = next;
    var before = owed.remove(Owner.of(next));
    depth = before == null ? 1 : before;
    next.answer(true, before == null ? () -> takeBack(next) : () -> giveBack(next, before));
  }

  /** Takes the lock back where it did not arrive, unless the end of its process has freed it. */
  private void takeBack(Request request) {
    if (owns(request)) release();
  }

  /** Takes the lock away from one who was given up before it had it as deep as it is to. */
  private void giveBack(Request request, int held) {
    if (!owns(request)) return;
    owes(request, held);
    releaseAll();
  }

  /** Notes that a wait was given up, whose owner acquires the lock again. */
  void owes(Request request, int held) {
    owed.put(Owner.of(request), held);
  }

  private void release() {
    if (--depth > 0) return;
    owner = null;
    serve();
  }

  /** Gives the lock up whole, for a wait; returns how deep it was held. */
  int releaseAll() {
    int held = depth;
    depth = 1;
    release();
    return held;
  }

  /** Waits for the lock again, to answer {@code request} with {@code value} then. */
  void acquireAgain(Request request, int held, Object value) {
    var again =
        new Request(request.ask, request.process) {
          @Override
          void ended(@Nullable Object ignored, @Nullable Throwable error, boolean wantsAck) {
            depth = held;
            request.answer(value, () -> giveBack(request, held));
          }
        };
    waiting.add(again);
    request.waits(
        () -> {
          waiting.remove(again);
          owes(request, held);
        });
    serve();
  }

  @Override
  void gone(long process, String how) {
    owed.keySet().removeIf(each -> each.process == process);
    if (owner == null || owner.process != process) return;
    hub.warn("a lock was released because its owner is gone: " + how);
    depth = 1;
    release();
  }
}
