package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody1;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block that can be cancelled as a whole, at once or at a deadline.
 *
 * <p><i>Python:</i> trio's and anyio's {@code CancelScope}; {@code with scope:} is {@link #run}.
 *
 * <p><b>Cancellation:</b> a level: once it is cancelled, every await in it raises {@code
 * CancelledError}, those of the children of its nurseries included, until the block has ended; then
 * the scope catches the error. Nothing is counted in {@code Task.cancelling}; edges, such as {@code
 * Task.cancel} and a timeout of the core, pass through. Of several cancelled scopes the outermost
 * one catches that no shield hides.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop; only {@link #cancelThreadsafe} from
 * elsewhere. It is made anywhere, and belongs to the loop it was made or is entered in.
 *
 * <pre>{@code
 * CancelScope scope = CancelScope.create();
 * getRunningLoop().callLater(Duration.ofSeconds(3), () -> scope.cancel("shutting down"));
 * Scoped<String> page = scope.run(s -> await(fetch(url)));
 * if (page.cancelledCaught()) System.out.println(scope.cancelReason().orElseThrow());
 * }</pre>
 */
public interface CancelScope {
  /** {@return a new scope without a deadline} */
  static CancelScope create() {
    return create(ScopeOptions.defaults());
  }

  /**
   * Returns a new scope with options.
   *
   * @param options deadline and shield
   * @return the scope, to be entered once
   */
  static CancelScope create(ScopeOptions options) {
    return NewScopes.of(options);
  }

  /**
   * Enters the scope and runs {@code body} in it, inline, in the same task.
   *
   * <p><b>Cancellation:</b> an error for this scope's own cancellation is caught here; all others
   * pass through.
   *
   * @param <T> the type of the value
   * @param body the block; it gets this scope
   * @return its value, or that it was cut short
   * @throws IllegalStateException if called outside a task, if the scope has been entered before,
   *     or if it belongs to another loop
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  <T extends @Nullable Object> Scoped<T> run(Body<T> body);

  /**
   * Enters the scope and runs a block without a value in it.
   *
   * @param body the block; it gets this scope
   * @return whether it was cut short
   * @throws IllegalStateException as {@link #run(Body)} says
   * @see #run(Body)
   */
  Scoped<@Nullable Void> run(VoidBody body);

  /**
   * Cancels the scope: from now on every await in it raises.
   *
   * <p><i>Python:</i> same. Again, before it is entered, or after its end: no error.
   *
   * @throws IllegalStateException if this is not the turn of its loop
   */
  void cancel();

  /**
   * Cancels the scope, and says why.
   *
   * @param reason the message of the {@code CancelledError}
   * @throws IllegalStateException if this is not the turn of its loop
   * @see #cancel()
   */
  void cancel(String reason);

  /**
   * Cancels the scope from another thread.
   *
   * <p><i>Python:</i> {@code trio.from_thread.run_sync(scope.cancel)}.
   *
   * <p><b>Thread and loop:</b> from any thread; done in a later pass of the loop. Nothing happens
   * if the loop is closed.
   *
   * @param reason the message of the {@code CancelledError}
   */
  void cancelThreadsafe(String reason);

  /** {@return whether it was cancelled, or its deadline has passed by the clock} */
  boolean cancelCalled();

  /** {@return whether it caught an error for its own cancellation, as its block ended} */
  boolean cancelledCaught();

  /** {@return why it was cancelled; empty if it was not, or without a reason} */
  Optional<String> cancelReason();

  /** {@return the deadline in the loop's time; empty: none, or one that counts from the entry} */
  Optional<Duration> deadline();

  /**
   * Moves the deadline; nothing happens once the scope is cancelled.
   *
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; one in the past
   *     cancels at the next await; null: no deadline
   * @throws IllegalStateException if this is not the turn of its loop
   */
  void deadline(@Nullable Duration loopTime);

  /**
   * Moves the deadline by a span of time; nothing happens if there is none.
   *
   * <p><i>Python:</i> {@code scope.deadline += d}.
   *
   * @param d how much later; negative: earlier
   * @throws IllegalStateException if this is not the turn of its loop
   */
  void extend(Duration d);

  /** {@return whether it holds back the cancellation of scopes outside it} */
  boolean shield();

  /**
   * Sets whether it holds back the cancellation of scopes outside it.
   *
   * <p><i>Python:</i> {@code scope.shield = on}. Taking a shield away lets them in at once. It
   * holds scopes back and nothing else: {@code Task.cancel}, a timeout of the core and the end of
   * {@code run} are asyncio's edges, and come through, as in anyio on asyncio.
   *
   * @param on true to hold back
   * @throws IllegalStateException if this is not the turn of its loop
   */
  void shield(boolean on);

  /**
   * A block that gets its scope, may await, and gives a value.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> extends Body1<CancelScope, T>, VoidBody {}

  /** A block that gets its scope, may await, and gives no value. */
  @FunctionalInterface
  interface VoidBody extends VoidBody1<CancelScope> {}
}
