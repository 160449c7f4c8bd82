package dev.asyncio4j.redis;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to channels and patterns, on a connection of its own.
 *
 * <p><i>Python:</i> {@code redis.asyncio.client.PubSub}. When the connection is lost, whoever waits
 * hears of it once; the next call subscribes anew.
 *
 * <p><b>Cancellation:</b> of a wait for a message loses none, and leaves the subscription whole.
 *
 * <p><b>Thread and loop:</b> on the turn of the client's loop; read by one task at a time.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url); var news = redis.pubSub()) {
 *   await(news.subscribe("news"));
 *   for (var message : each(news.listen())) System.out.println(message.data());
 * }
 * }</pre>
 *
 * @param <V> the type of channels and data
 */
public interface RedisPubSub<V> extends AutoCloseable {
  /**
   * Subscribes channels.
   *
   * @param channels the channels, one by one or as a collection
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> subscribe(Object... channels);

  /**
   * Subscribes channels whose messages handlers get.
   *
   * @param handlers by channel
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> subscribe(Map<?, MessageHandler<V>> handlers);

  /**
   * Subscribes patterns.
   *
   * @param patterns may have ? and *
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> psubscribe(Object... patterns);

  /**
   * Subscribes patterns whose messages handlers get.
   *
   * @param handlers by pattern
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> psubscribe(Map<?, MessageHandler<V>> handlers);

  /**
   * Subscribes channels of a shard.
   *
   * @param channels the channels, one by one or as a collection
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> ssubscribe(Object... channels);

  /**
   * Subscribes channels of a shard whose messages handlers get.
   *
   * @param handlers by channel
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> ssubscribe(Map<?, MessageHandler<V>> handlers);

  /**
   * Ends the subscription of channels.
   *
   * @param channels the channels; none: all
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> unsubscribe(Object... channels);

  /**
   * Ends the subscription of patterns.
   *
   * @param patterns the patterns; none: all
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> punsubscribe(Object... patterns);

  /**
   * Ends the subscription of channels of a shard.
   *
   * @param channels the channels; none: all
   * @return to be awaited; the confirmation is a message
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> sunsubscribe(Object... channels);

  /** {@return whether anything is subscribed, or not confirmed to be no longer} */
  boolean subscribed();

  /** {@return the channels, those of shards included} */
  Set<V> channels();

  /** {@return the patterns} */
  Set<V> patterns();

  /**
   * Returns the messages as they come; ends once nothing is subscribed any more, or it is closed.
   *
   * @return the messages
   */
  AsyncIterable<PubSubMessage<V>> listen();

  /**
   * Gets the next message; those with a handler go to that, and do not count.
   *
   * @param timeout how long to wait; zero: takes what is there, null: for ever
   * @return the message; null if none came in time
   * @throws IllegalStateException when awaited, if nothing was subscribed
   * @throws RedisConnectionException when awaited, once, if the connection was lost
   */
  @CheckReturnValue
  Coroutine<@Nullable PubSubMessage<V>> getMessage(@Nullable Duration timeout);

  /**
   * Handles messages until nothing is subscribed any more.
   *
   * @param onError gets what handlers and connections fail with; null: that ends it
   * @return to be awaited, or made a task
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> run(@Nullable Consumer<? super Throwable> onError);

  /** {@return asks for a sign of life, which comes as a message} */
  @CheckReturnValue
  Coroutine<@Nullable Void> ping();

  /** {@return ends all subscriptions, and gives the connection up} */
  @CheckReturnValue
  Coroutine<@Nullable Void> reset();

  /** Ends all subscriptions; who waits for a message hears of the end. */
  @Override
  void close();
}
