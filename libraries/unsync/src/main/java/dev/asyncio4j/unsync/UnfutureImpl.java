package dev.asyncio4j.unsync;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.AwaitableObject;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The result, as a future of the JDK has it, for those who block and those who await. */
final class UnfutureImpl<T extends @Nullable Object> implements Unfuture<T>, AwaitableObject<T> {
  private final CompletableFuture<T> outcome;

  /** True if the user ends it, and not work that was started. */
  private final boolean isHandMade;

  private final Unread unread = new Unread();

  UnfutureImpl(CompletableFuture<T> outcome, boolean isHandMade) {
    this.outcome = outcome;
    this.isHandMade = isHandMade;
    outcome.whenComplete(
        (value, error) -> {
          if (error != null && !(unwrapped(error) instanceof CancellationException)) {
            unread.failed(this, unwrapped(error));
          }
        });
  }

  /** Makes one of a loop's future, which has to be asked on its turn. */
  static <T extends @Nullable Object> Unfuture<T> of(Future<T> future) {
    if (LoopPort.of(future.loop()).inTurn()) {
      return new UnfutureImpl<>(future.toCompletableFuture(), false);
    }
    var outcome = new CompletableFuture<T>();
    future
        .loop()
        .callSoonThreadsafe(
            () -> {
              var followed = future.toCompletableFuture();
              Links.cancelWith(outcome, () -> followed);
              followed.whenComplete((value, error) -> Links.end(outcome, value, error));
            });
    return new UnfutureImpl<>(outcome, false);
  }

  /** Returns the error without what the JDK's futures wrap around it. */
  static Throwable unwrapped(Throwable error) {
    var inner = error;
    while (inner instanceof CompletionException || inner instanceof ExecutionException) {
      if (inner.getCause() == null) return inner;
      inner = inner.getCause();
    }
    return inner;
  }

  @Override
  public T result() {
    return result(null);
  }

  @Override
  public T result(@Nullable Duration timeout) {
    if (!outcome.isDone()) block(timeout);
    unread.read();
    try {
      return outcome.join();
    } catch (CancellationException e) {
      throw cancelled(e);
    } catch (CompletionException e) {
      var error = unwrapped(e);
      unread.traceOnce(error);
      throw UnfutureImpl.<RuntimeException>sneaky(error);
    }
  }

  private void block(@Nullable Duration timeout) {
    checkMayBlock();
    try {
      if (timeout == null) outcome.get();
      else outcome.get(nanos(timeout), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AsyncTimeoutException(this + " was not done within " + timeout + "; it goes on");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunInterruptedException(
          "interrupted while waiting for the result of " + this + "; it goes on");
    } catch (ExecutionException | CancellationException e) {
      // done: whoever called reads it
    }
  }

  /** Returns a time in nanoseconds; what does not fit is the longest there is. */
  static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException tooLong) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private void checkMayBlock() {
    EventLoop running;
    try {
      running = Asyncio.getRunningLoop();
    } catch (NoRunningLoopException e) {
      return;
    }
    throw new InvalidStateException(
        "%s is not done, and to block for its result would stop %s: await it there"
            .formatted(this, running));
  }

  private CancelledError cancelled(CancellationException e) {
    return new CancelledError(e.getMessage());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }

  @Override
  public boolean done() {
    return outcome.isDone();
  }

  @Override
  public Optional<Throwable> exception() {
    if (!outcome.isDone()) {
      throw new InvalidStateException("Exception is not set: " + this + "; wait for it first");
    }
    unread.read();
    try {
      outcome.join();
      return Optional.empty();
    } catch (CancellationException e) {
      throw cancelled(e);
    } catch (CompletionException e) {
      return Optional.of(unwrapped(e));
    }
  }

  @Override
  public boolean cancel() {
    return !outcome.isDone() && outcome.cancel(true);
  }

  @Override
  public void setResult(T value) {
    checkIsHandMade();
    if (!outcome.complete(value)) throw isDone();
  }

  @Override
  public void setException(Throwable error) {
    checkIsHandMade();
    if (!outcome.completeExceptionally(error)) throw isDone();
  }

  private void checkIsHandMade() {
    if (isHandMade) return;
    throw new IllegalStateException(
        this + " is the result of work that was started: only one of create() can be set");
  }

  private InvalidStateException isDone() {
    return new InvalidStateException(this + " is done already: set it once");
  }

  @Override
  public <R extends @Nullable Object> Unfuture<R> then(Function<? super T, ?> continuation) {
    unread.read();
    return Then.after(outcome, continuation);
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    unread.read();
    return outcome;
  }

  @Override
  public Future<T> future(EventLoop loop) {
    unread.read();
    return Asyncio.wrapFuture(outcome);
  }

  @Override
  public String toString() {
    return "<Unfuture " + state() + ">";
  }

  private String state() {
    if (!outcome.isDone()) return "pending";
    if (outcome.isCancelled()) return "cancelled";
    return outcome.isCompletedExceptionally() ? "failed" : "finished";
  }
}
