package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operation under way, seen by who asked: awaited by a task, or waited for by a thread.
 *
 * <p><b>Cancellation:</b> takes the operation back, or its answer if that is there.
 */
abstract class Call {
  /** The answer of the hub; completed on any thread. */
  final CompletableFuture<@Nullable Object> done = new CompletableFuture<>();

  /** Tells that the answer is kept. */
  abstract void received();

  /** Takes the operation back, or its answer if that is there. */
  abstract void cancel();

  // -- awaited -----------------------------------------------------------------------------------

  /** Starts an operation when it is awaited; its answer is read where it is awaited. */
  static <T extends @Nullable Object> Coroutine<T> coroutine(
      Supplier<Call> start, Port port, Function<@Nullable Object, T> read) {
    return async(
        () -> {
          Call call = start.get();
          try {
            var answer = port.remote() ? awaitedOutside(call.done) : awaited(call.done);
            return call.take(answer, read);
          } catch (CancelledError e) {
            call.cancel();
            throw e;
          }
        });
  }

  private <T extends @Nullable Object> T take(
      @Nullable Object answer, Function<@Nullable Object, T> read) {
    T value;
    try {
      value = read.apply(answer);
    } catch (RuntimeException e) {
      cancel(); // it could not be read here: it stays where it was
      throw e;
    }
    received();
    return value;
  }

  /** Awaits what any thread completes. */
  static <T extends @Nullable Object> T awaited(CompletableFuture<T> done) {
    if (done.isDone()) return joined(done);
    EventLoop loop = getRunningLoop();
    Future<@Nullable Void> wait = loop.createFuture();
    LoopPort port = LoopPort.of(loop);
    Runnable tell =
        () -> {
          if (!wait.done()) wait.setResult(null);
        };
    done.whenComplete((value, error) -> onTurn(port, tell));
    await(wait);
    return joined(done);
  }

  /** {@link #awaited} for work of another process: virtual time stands until it is done. */
  static <T extends @Nullable Object> T awaitedOutside(CompletableFuture<T> done) {
    if (done.isDone()) return joined(done);
    OutsideWork work = OutsideWork.begin(getRunningLoop());
    done.whenComplete((value, error) -> work.end());
    try {
      return awaited(done);
    } finally {
      work.end();
    }
  }

  /** Runs now if this is the turn, else soon; a loop that is closed needs no news. */
  static void onTurn(LoopPort port, Runnable action) {
    try {
      if (port.inTurn()) action.run();
      else port.execute(action);
    } catch (RejectedExecutionException e) {
      // closed: nobody waits there any more
    }
  }

  private static <T extends @Nullable Object> T joined(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      throw Call.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }

  // -- waited for by a thread --------------------------------------------------------------------

  /** Blocks this thread until the answer is there. */
  <T extends @Nullable Object> T blocked(Function<@Nullable Object, T> read) {
    return take(waited(), read);
  }

  /** Blocks this thread for a way there and back: an interrupt is for what comes after. */
  <T extends @Nullable Object> T answered(Function<@Nullable Object, T> read) {
    return take(joined(done), read);
  }

  /** Tells whether the answer comes in time; else the operation is taken back. */
  boolean comes(Duration limit) {
    try {
      done.get(nanos(limit), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      cancel();
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** {@return a time in nanoseconds: none is below 0, and the longest is that of all above it} */
  private static long nanos(Duration limit) {
    if (limit.isNegative()) return 0;
    try {
      return limit.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private @Nullable Object waited() {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw Call.<RuntimeException>sneaky(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private IllegalStateException interrupted() {
    cancel();
    Thread.currentThread().interrupt();
    return new IllegalStateException("this thread was interrupted while it waited: nothing taken");
  }

  /** Refuses to block a loop. */
  static void refuseOnLoop(String what, String instead) {
    if (onLoop()) {
      throw new IllegalStateException(
          what + " would block the loop: call await(" + instead + ") here");
    }
  }

  /** The task that runs this code; null in a thread that runs none. */
  static @Nullable Task<?> task() {
    try {
      return Asyncio.currentTask();
    } catch (NoRunningLoopException e) {
      return null;
    }
  }

  static boolean onLoop() {
    try {
      Asyncio.getRunningLoop();
      return true;
    } catch (NoRunningLoopException e) {
      return false;
    }
  }
}
