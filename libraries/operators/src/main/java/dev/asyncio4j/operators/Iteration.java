package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import org.jspecify.annotations.Nullable;

/** A run whose items are awaited; the end of the loop's run closes it if nobody else does. */
final class Iteration<T extends @Nullable Object> {
  private final Run<T> run;
  private final Body<T> step = this::step;

  /** The step at the end of the loop's run; null before the first item. */
  private @Nullable Registration atTheEnd;

  /** The line that asked for the first item, in debug mode. */
  private @Nullable Throwable begunAt;

  Iteration(Recipe<T> recipe) {
    run = new Run<>(recipe);
  }

  Awaitable<T> next() {
    return async(step);
  }

  private T step() {
    if (!run.hasBegun()) begin();
    try {
      if (run.advance()) return run.item();
    } finally {
      if (run.isOver()) forget();
    }
    throw new StopAsyncIterationException(run + ": there are no more items");
  }

  private void begin() {
    EventLoop loop = getRunningLoop();
    if (loop.getDebug()) begunAt = UserLine.here();
    atTheEnd = LoopPort.of(loop).beforeClose(() -> closeAbandoned(loop));
  }

  private Coroutine<@Nullable Void> closeAbandoned(EventLoop loop) {
    return async(
        () -> {
          if (begunAt != null) {
            String message =
                "%s was abandoned %s; end it, or leave it inside try (var s = x.stream())"
                    .formatted(run, begunAt.getMessage());
            loop.callExceptionHandler(
                new ExceptionContext(message, null, null, null, null, begunAt));
          }
          run.closeAtTheEnd();
        });
  }

  void close() throws Exception {
    try {
      run.close();
    } finally {
      if (run.isOver()) forget(); // a source may have failed to close
    }
  }

  private void forget() {
    if (atTheEnd != null) atTheEnd.close();
    atTheEnd = null;
  }

  @Override
  public String toString() {
    return run.toString();
  }
}
