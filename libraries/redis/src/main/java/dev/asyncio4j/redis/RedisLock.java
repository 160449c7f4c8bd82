package dev.asyncio4j.redis;

import dev.asyncio4j.Body;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock that tasks, processes and machines share: a key with a token that only the owner knows.
 *
 * <p><i>Python:</i> {@code redis.asyncio.lock.Lock}; the token is the object's, whichever thread or
 * task asks.
 *
 * <p><b>Cancellation:</b> of {@link #acquire()} leaves no key behind; of {@link #release} leaves
 * the lock as it is: release it again.
 *
 * <p><b>Thread and loop:</b> on the turn of the client's loop.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   redis.lock("job", LockOptions.defaults().timeout(Duration.ofSeconds(10))).with(() -> {
 *     await(redis.incr("n"));
 *   });
 * }
 * }</pre>
 */
public interface RedisLock {
  /** {@return takes it as the options of the lock say: whether it was taken} */
  @CheckReturnValue
  Coroutine<Boolean> acquire();

  /**
   * Takes the lock.
   *
   * @param blocking whether to wait for it
   * @return whether it was taken
   */
  @CheckReturnValue
  Coroutine<Boolean> acquire(boolean blocking);

  /**
   * Takes the lock, with options of this time.
   *
   * @param options how long to wait for it, and with which token
   * @return whether it was taken
   */
  @CheckReturnValue
  Coroutine<Boolean> acquire(LockOptions options);

  /**
   * Releases the lock.
   *
   * @return to be awaited
   * @throws LockException when awaited, if it was not taken
   * @throws LockNotOwnedException when awaited, if another has it now, or it has expired
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release();

  /**
   * Has the lock last longer than it would.
   *
   * @param more how much longer
   * @return true
   * @throws LockException when awaited, if it was not taken, or has no timeout
   * @throws LockNotOwnedException when awaited, if another has it now, or it has expired
   */
  @CheckReturnValue
  Coroutine<Boolean> extend(Duration more);

  /**
   * Has the lock last longer.
   *
   * @param more how much longer
   * @param replaceTtl whether that counts from now, in place of from its end
   * @return true
   * @throws LockException when awaited, if it was not taken, or has no timeout
   * @throws LockNotOwnedException when awaited, if another has it now, or it has expired
   */
  @CheckReturnValue
  Coroutine<Boolean> extend(Duration more, boolean replaceTtl);

  /**
   * Has the lock last as long as at first, from now.
   *
   * @return true
   * @throws LockException when awaited, if it was not taken, or has no timeout
   * @throws LockNotOwnedException when awaited, if another has it now, or it has expired
   */
  @CheckReturnValue
  Coroutine<Boolean> reacquire();

  /** {@return whether anybody has it} */
  @CheckReturnValue
  Coroutine<Boolean> locked();

  /** {@return whether this object has it} */
  @CheckReturnValue
  Coroutine<Boolean> owned();

  /**
   * Runs a body that holds the lock, in the same task.
   *
   * @param <T> the type of the result
   * @param body what to do
   * @return its result
   * @throws LockException if the lock could not be taken in time
   * @throws LockNotOwnedException at the end, if it has expired meanwhile; never in place of what
   *     the body throws
   */
  <T extends @Nullable Object> T with(Body<T> body);

  /**
   * Runs a body without a result that holds the lock, in the same task.
   *
   * @param body what to do
   * @throws LockException if the lock could not be taken in time
   * @throws LockNotOwnedException at the end, if it has expired meanwhile
   */
  void with(VoidBody body);
}
