package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line of operations in front of a file.
 *
 * <p>The one that has the file keeps it until it leaves and its thread has come back, also if its
 * task has gone on meanwhile because it was cancelled.
 *
 * <p><b>Cancellation:</b> leaves the line; a turn that was given already goes to the next one.
 */
final class Lane {
  /** The line, first come first: each takes the turn, or tells that it wants none. */
  private final Set<BooleanSupplier> waiting = new LinkedHashSet<>();

  private boolean taken;

  /** Tells whether a thread works for the one that has the file; if that has left, it waits. */
  private boolean threadRuns;

  private boolean left;

  boolean tryEnter() {
    if (taken) return false;
    taken = true;
    return true;
  }

  /** Waits for the turn; first come, first served. */
  Coroutine<@Nullable Void> turn(EventLoop loop) {
    return async(
        () -> {
          Future<@Nullable Void> turn = loop.createFuture();
          BooleanSupplier place = () -> give(turn);
          waiting.add(place);
          try {
            await(turn);
          } catch (CancelledError e) {
            if (!waiting.remove(place) && !turn.cancelled()) leave();
            throw e;
          }
        });
  }

  private static boolean give(Future<@Nullable Void> turn) {
    if (turn.done()) return false;
    turn.setResult(null);
    return true;
  }

  /** Calls {@code action} as soon as the file is free; it has it then, and must leave. */
  void whenFree(Runnable action) {
    if (tryEnter()) action.run();
    else
      waiting.add(
          () -> {
            action.run();
            return true;
          });
  }

  void leave() {
    if (threadRuns) {
      left = true;
      return;
    }
    while (!waiting.isEmpty()) {
      BooleanSupplier next = waiting.iterator().next();
      waiting.remove(next);
      if (next.getAsBoolean()) return;
    }
    taken = false;
  }

  /** Returns what may be cancelled in place of the job, which goes on to its end. */
  <T extends @Nullable Object> Future<T> follow(
      Future<T> job, EventLoop loop, Consumer<Throwable> failedLate) {
    Future<T> wait = loop.createFuture();
    threadRuns = true;
    job.addDoneCallback(
        done -> {
          threadRuns = false;
          @Nullable Throwable error = done.cancelled() ? new CancelledError() : done.exception();
          if (wait.done()) {
            if (error != null) failedLate.accept(error);
          } else if (error == null) {
            wait.setResult(done.result());
          } else {
            wait.setException(error);
          }
          if (left) {
            left = false;
            leave();
          }
        });
    return wait;
  }
}
