package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Nurseries} that waits, and asks whether and when a wait would be cancelled.
 *
 * <p>Java has no partial classes, so the parts are a chain.
 */
abstract class Waits extends Scopes {
  Waits() {}

  /**
   * Returns when the code that calls this is cancelled at the latest.
   *
   * <p><i>Python:</i> {@code trio.current_effective_deadline()}.
   *
   * @return in the time of {@link dev.asyncio4j.loop.EventLoop#time}: the least deadline of the
   *     scopes that no shield hides; empty: none; {@link Duration#ZERO}: it is cancelled
   * @throws IllegalStateException if called outside a task
   */
  public static Optional<Duration> currentEffectiveDeadline() {
    Node node = Node.of(Node.requireTask("currentEffectiveDeadline"));
    if (node == null || node.limit == Node.NEVER) return Optional.empty();
    return Optional.of(node.isCancelled() ? Duration.ZERO : Duration.ofNanos(node.limit));
  }

  /**
   * Tells whether the next await raises, because a scope that no shield hides is cancelled.
   *
   * <p><i>Python:</i> {@code trio.current_effective_deadline() == -inf}.
   *
   * @return whether it does; false in a callback
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static boolean currentlyCancelled() {
    Task<?> task = currentTask();
    Node node = task == null ? null : Node.of(task);
    return node != null && node.limit <= node.port.nanoTime();
  }

  /**
   * Returns a coroutine that ends at a point of the loop's time.
   *
   * <p><i>Python:</i> {@code trio.sleep_until}.
   *
   * <p><b>Cancellation:</b> ends the sleep at once.
   *
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; one in the past gives
   *     up the turn for one pass
   * @return the coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> sleepUntil(Duration loopTime) {
    Objects.requireNonNull(loopTime, "loopTime");
    return async(() -> await(sleep(loopTime.minus(getRunningLoop().time()))));
  }

  /**
   * Returns a coroutine that never ends by itself.
   *
   * <p><i>Python:</i> {@code trio.sleep_forever}.
   *
   * <p><b>Cancellation:</b> ends the sleep at once.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> sleepForever() {
    return async(() -> await(getRunningLoop().<@Nullable Void>createFuture()));
  }

  /**
   * Returns a coroutine that lets other tasks run for one pass, and raises if it is cancelled.
   *
   * <p><i>Python:</i> {@code trio.lowlevel.checkpoint}; here it is {@code sleep(Duration.ZERO)}.
   *
   * <p><b>Cancellation:</b> raises if a scope is cancelled when it is awaited.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> checkpoint() {
    return sleep(Duration.ZERO);
  }

  /**
   * Returns a coroutine that raises if it is cancelled, and else ends at once, without a pass.
   *
   * <p><i>Python:</i> {@code trio.lowlevel.checkpoint_if_cancelled}.
   *
   * <p><b>Cancellation:</b> raises if a scope is cancelled when it is awaited.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> checkpointIfCancelled() {
    return async(Node::ask);
  }

  /**
   * Returns a coroutine that lets other tasks run for one pass, whatever is cancelled.
   *
   * <p><i>Python:</i> {@code trio.lowlevel.cancel_shielded_checkpoint}.
   *
   * <p><b>Cancellation:</b> scopes do not raise in it; edges do.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> shieldedCheckpoint() {
    return async(
        () -> {
          Task<?> task = Node.requireTask("shieldedCheckpoint");
          CancelScopes before = CancelScopes.of(task);
          CancelScopes.set(task, new QuietWait(task));
          try {
            await(sleep(Duration.ZERO));
          } finally {
            CancelScopes.set(task, before);
          }
        });
  }
}
