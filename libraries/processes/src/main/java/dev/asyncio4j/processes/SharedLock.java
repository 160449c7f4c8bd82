package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A lock with an owner: a task or thread of one process. */
final class SharedLock extends Shared {
  private final boolean reentrant;
  private final Hub hub;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable Request owner;
  private int depth;

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
      request.answer(true, this::release);
      return;
    }
    waiting.add(request);
    request.waits(() -> waiting.remove(request));
    serve();
  }

  private void serve() {
    if (owner != null || waiting.isEmpty()) return;
    owner = waiting.poll();
    depth = 1;
    owner.answer(true, this::release);
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
            request.answer(value, SharedLock.this::releaseAll);
          }
        };
    waiting.add(again);
    request.waits(() -> waiting.remove(again));
    serve();
  }

  @Override
  void gone(long process, String how) {
    if (owner == null || owner.process != process) return;
    hub.warn("a lock was released because its owner is gone: " + how);
    depth = 1;
    release();
  }
}
