package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of a lock: how long it lasts, and how long to wait for it.
 *
 * <p><i>Python:</i> the arguments of {@code lock}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = LockOptions.defaults().timeout(Duration.ofSeconds(10));
 * }</pre>
 */
public final class LockOptions {
  private static final LockOptions DEFAULTS = new LockOptions();

  private @Nullable Duration timeout;
  private Duration sleep = Duration.ofMillis(100);
  private boolean blocking = true;
  private @Nullable Duration blockingTimeout;
  private @Nullable String token;
  private boolean raiseOnReleaseError = true;

  private LockOptions() {}

  private LockOptions with(Consumer<LockOptions> change) {
    var copy = new LockOptions();
    copy.timeout = timeout;
    copy.sleep = sleep;
    copy.blocking = blocking;
    copy.blockingTimeout = blockingTimeout;
    copy.token = token;
    copy.raiseOnReleaseError = raiseOnReleaseError;
    change.accept(copy);
    return copy;
  }

  /** {@return the defaults} */
  public static LockOptions defaults() {
    return DEFAULTS;
  }

  /** {@return how long it is held at most; null for ever} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * Sets how long it is held at most.
   *
   * @param timeout how long it is held at most; null for ever
   * @return a changed copy
   */
  public LockOptions timeout(@Nullable Duration timeout) {
    return with(copy -> copy.timeout = timeout);
  }

  /** {@return the time between two tries} */
  public Duration sleep() {
    return sleep;
  }

  /**
   * Sets the time between two tries.
   *
   * @param sleep the time between two tries
   * @return a changed copy
   */
  public LockOptions sleep(Duration sleep) {
    return with(copy -> copy.sleep = sleep);
  }

  /** {@return whether to wait for it} */
  public boolean blocking() {
    return blocking;
  }

  /**
   * Sets whether to wait for it.
   *
   * @param blocking whether to wait for it
   * @return a changed copy
   */
  public LockOptions blocking(boolean blocking) {
    return with(copy -> copy.blocking = blocking);
  }

  /** {@return how long to wait for it; null for ever} */
  public @Nullable Duration blockingTimeout() {
    return blockingTimeout;
  }

  /**
   * Sets how long to wait for it.
   *
   * @param blockingTimeout how long to wait for it; null for ever
   * @return a changed copy
   */
  public LockOptions blockingTimeout(@Nullable Duration blockingTimeout) {
    return with(copy -> copy.blockingTimeout = blockingTimeout);
  }

  /** {@return what marks the owner; null for a random one} */
  public @Nullable String token() {
    return token;
  }

  /**
   * Sets what marks the owner.
   *
   * @param token what marks the owner; null for a random one
   * @return a changed copy
   */
  public LockOptions token(@Nullable String token) {
    return with(copy -> copy.token = token);
  }

  /** {@return whether with fails if the lock has expired meanwhile; otherwise that is logged} */
  public boolean raiseOnReleaseError() {
    return raiseOnReleaseError;
  }

  /**
   * Sets whether with fails if the lock has expired meanwhile.
   *
   * @param raiseOnReleaseError whether with fails if the lock has expired meanwhile; otherwise that
   *     is logged
   * @return a changed copy
   */
  public LockOptions raiseOnReleaseError(boolean raiseOnReleaseError) {
    return with(copy -> copy.raiseOnReleaseError = raiseOnReleaseError);
  }
}
