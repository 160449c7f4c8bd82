package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a rebalance that happen on the loop while the consumer's thread waits for them.
 *
 * <p>Meanwhile it makes the calls that they ask for.
 */
final class Listening {
  /** The listener's task that the code belongs to: tasks that one starts inherit it. */
  private static final ContextVar<@Nullable Task<?>> INSIDE = ContextVar.create("kafka listener");

  private final LoopPort port;
  private final Mailbox mailbox;

  /** The task of the listener that runs now; on the loop's turn. */
  private @Nullable Task<?> running;

  Listening(LoopPort port, Mailbox mailbox) {
    this.port = port;
    this.mailbox = mailbox;
  }

  /** {@return whether this is the task of the listener that the thread waits for} */
  boolean isIn(@Nullable Task<?> task) {
    return running != null && running == task;
  }

  /** {@return whether the listener that the thread waits for calls, itself or by tasks it began} */
  boolean isInside() {
    return running != null && running == INSIDE.get(null);
  }

  /** Has a step made on the loop, and waits for it, on the thread. */
  void step(Runnable step, LongSupplier deadline) {
    var done = new boolean[1];
    if (!execute(
        () -> {
          step.run();
          finish(done);
        })) return;
    mailbox.serveUntil(() -> done[0], deadline);
  }

  /** Runs a listener's coroutine on the loop, and waits for its end, on the thread. */
  void listen(String what, Supplier<Coroutine<@Nullable Void>> listener, LongSupplier deadline) {
    var done = new boolean[1];
    if (!execute(() -> start(what, listener, done))) return;
    if (mailbox.serveUntil(() -> done[0], deadline)) return;
    execute(() -> giveUp(what));
  }

  private void start(String what, Supplier<Coroutine<@Nullable Void>> listener, boolean[] done) {
    var options = TaskOptions.defaults().name("kafka " + what);
    var task =
        port.loop()
            .createTask(
                async(
                    () -> {
                      INSIDE.set(currentTask());
                      return await(listener.get());
                    }),
                options);
    running = task;
    task.addDoneCallback(
        ended -> {
          if (running == ended) running = null;
          var error = ended.cancelled() ? null : ended.exception();
          if (error != null) tell(what + " of a rebalance listener failed", error);
          finish(done);
        });
  }

  private void giveUp(String what) {
    var late = running;
    if (late == null) return;
    var text = what + " of a rebalance listener takes longer than the rebalance may";
    tell(text, new AsyncTimeoutException(text));
    late.cancel(text);
  }

  private void tell(String message, Throwable error) {
    port.loop().callExceptionHandler(ExceptionContext.of(message, error));
  }

  private void finish(boolean[] done) {
    synchronized (mailbox) {
      done[0] = true;
      mailbox.notifyAll();
    }
  }

  private boolean execute(Runnable step) {
    try {
      port.execute(step);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }
}
