package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are sent together, in one write; each method of a command queues it.
 *
 * <p><i>Python:</i> {@code redis.asyncio.client.Pipeline}. It can be used again once it has run.
 *
 * <p><b>Cancellation:</b> of {@link #execute}: what is written runs. A connection that watches is
 * closed.
 *
 * <p><b>Thread and loop:</b> on the turn of the client's loop, by one task at a time.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   var results = await(redis.pipeline().set("a", 1).incr("a").get("a").execute());
 * }
 * }</pre>
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface RedisPipeline<V> extends RedisQueued<V>, AutoCloseable {
  /**
   * Sends what is queued, and returns the results in order; nothing is queued then.
   *
   * @return the results; none for an empty pipeline
   * @throws RedisException the first error, with the number of its command; the others ran
   * @throws WatchException if a watched key has changed: nothing ran
   */
  @CheckReturnValue
  Coroutine<List<Object>> execute();

  /**
   * Sends what is queued, and returns a result or an error for each, in order.
   *
   * <p><i>Python:</i> {@code execute(raise_on_error=False)}.
   *
   * @return the outcomes; none for an empty pipeline
   * @throws WatchException if a watched key has changed: nothing ran
   */
  @CheckReturnValue
  Coroutine<List<Outcome<Object>>> executeOutcomes();

  /**
   * Returns a future of the result of a command that is queued, done when the pipeline has run.
   *
   * @param place from 0
   * @return the future; cancelled if the pipeline is reset before
   * @throws IndexOutOfBoundsException if nothing is queued there
   */
  Future<Object> future(int place);

  /**
   * Watches keys: what is queued after {@link #multi} runs only if none of them has changed.
   *
   * @param keys the keys, one by one or as a collection
   * @return to be awaited
   * @throws RedisException when awaited, after {@link #multi}
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> watch(Object... keys);

  /**
   * Begins to queue after keys were watched.
   *
   * @throws RedisException if it was called before, or commands are queued already
   */
  void multi();

  /** {@return watches no key any more} */
  @CheckReturnValue
  Coroutine<@Nullable Void> unwatch();

  /** {@return forgets what is queued, and watches no key any more} */
  @CheckReturnValue
  Coroutine<@Nullable Void> discard();

  /**
   * Returns commands that are sent at once, on the connection that watches.
   *
   * @return the commands
   */
  RedisCommands<V> immediate();

  /** {@return how many commands are queued} */
  int size();

  /** {@return forgets what is queued, watches no key any more, and gives the connection back} */
  @CheckReturnValue
  Coroutine<@Nullable Void> reset();

  /** Forgets what is queued; a connection that watches is closed. */
  @Override
  void close();
}
