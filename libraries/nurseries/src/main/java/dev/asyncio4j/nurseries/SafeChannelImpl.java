package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A producer's task, its node, and the one element between it and its consumer.
 *
 * <pre>
 *   NEW ──next()──▶ WORKING ──emit()──▶ RESTING ──next()──▶ WORKING
 *    │                 └──── task done ───▶ ENDED ◀───────────┘
 *    └── close() ────────────────────────────▲
 * </pre>
 *
 * <p>RESTING it waits in {@code emit} until the next element is asked for: it never runs ahead.
 */
final class SafeChannelImpl<T extends @Nullable Object> extends Node
    implements SafeChannel<T>, AsyncGenerator.Yielder<T> {
  private enum State {
    NEW,
    WORKING,
    RESTING,
    ENDED
  }

  private final AsyncGenerator.Body<T> body;
  private State state = State.NEW;
  private boolean closing;

  /** True while {@link #element} has been emitted and not been taken. */
  private boolean full;

  private @Nullable T element;

  /** The producer's task, whose error is read when somebody is told of it. */
  private @Nullable Task<?> task;

  /** The wait of the consumer for the next element. */
  private @Nullable Future<@Nullable Void> wanted;

  /** The wait of the producer for the next request. */
  private @Nullable Future<@Nullable Void> asked;

  SafeChannelImpl(AsyncGenerator.Body<T> body) {
    this.body = body;
    attach(of(requireTask("asSafeChannel")));
  }

  @Override
  public AsyncIterator<T> iterator() {
    return () -> async(this::next);
  }

  private T next() {
    ask();
    if (wanted != null) {
      throw new IllegalStateException(this + " is asked for an element by another task already");
    }
    if (!full && state == State.NEW) begin();
    else if (!full && state == State.RESTING) {
      state = State.WORKING;
      wake(asked);
    }
    while (!full && state == State.WORKING) waitForElement();
    if (!full) {
      report();
      throw new StopAsyncIterationException(this + " has no more elements");
    }
    T taken = element;
    full = false;
    element = null;
    return taken;
  }

  private void waitForElement() {
    wanted = port.loop().createFuture();
    try {
      await(wanted);
    } finally {
      wanted = null;
    }
  }

  private void begin() {
    state = State.WORKING;
    var later = TaskOptions.defaults().eagerStart(false);
    task = port.loop().createTask(async(() -> body.accept(this)), later);
    host = task;
    CancelScopes.set(task, this);
    task.addDoneCallback(this::done);
  }

  private void done(Future<?> task) {
    state = State.ENDED;
    detach();
    wake(wanted);
  }

  /** Throws what the producer ended with, once. */
  private void report() {
    Task<?> ended = task;
    task = null;
    if (ended == null || closing && ended.cancelled()) return;
    Throwable error =
        ended.cancelled() ? new CancelledError("the producer was cancelled") : ended.exception();
    if (error instanceof StopAsyncIterationException) throw escaped(error);
    if (error != null) throw Sneaky.thrown(error);
  }

  /** An end of iteration that escapes from the body is no end of this one (PEP 479). */
  private IllegalStateException escaped(Throwable end) {
    return new IllegalStateException(
        "async generator raised StopAsyncIteration: %s; return to end it".formatted(this), end);
  }

  @Override
  public @Nullable Object emit(T value) {
    if (task == null || currentTask() != task) {
      throw new IllegalStateException("emit outside the body of " + this + ": call it there");
    }
    ask();
    waitForRequest(); // a scope of the body may have ended the wait of the last emit
    element = value;
    full = true;
    state = State.RESTING;
    wake(wanted);
    waitForRequest();
    return null;
  }

  private void waitForRequest() {
    while (state != State.WORKING) {
      asked = port.loop().createFuture();
      await(asked);
    }
  }

  private static void wake(@Nullable Future<@Nullable Void> future) {
    if (future != null && !future.done()) future.setResult(null);
  }

  @Override
  public void close() {
    closing = true;
    if (state == State.NEW) {
      state = State.ENDED;
      detach();
    }
    if (state != State.ENDED) {
      update();
      Task<?> closer = currentTask();
      if (closer == null || closer == task) return;
      waitForEnd(task, closer);
    }
    report();
  }

  private void waitForEnd(Task<?> producer, Task<?> closer) {
    CancelledError[] edge = {null};
    var end = new QuietWait(closer);
    producer.addDoneCallback(done -> end.look());
    end.until(() -> state == State.ENDED, e -> edge[0] = e);
    if (edge[0] != null) throw edge[0];
  }

  @Override
  long ownLimit() {
    return closing ? CANCELLED : NEVER;
  }

  @Override
  @Nullable String ownReason() {
    return closing ? "the channel is being closed" : null;
  }

  @Override
  public String toString() {
    return "<SafeChannel " + state.name().toLowerCase(Locale.ROOT) + (closing ? " closing>" : ">");
  }
}
