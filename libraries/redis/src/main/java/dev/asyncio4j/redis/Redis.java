package dev.asyncio4j.redis;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body1;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody1;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client of a Redis server.
 *
 * <p>Ordinary commands of all tasks share one connection, on which they follow one another without
 * waiting for replies. What waits at the server, watches or subscribes has a connection of its own.
 *
 * <p><i>Python:</i> {@code redis.asyncio.Redis}. Nothing is sent before the first command, which
 * binds the client to the running loop.
 *
 * <p><b>Cancellation:</b> of a call takes nothing from others: its reply is read and dropped.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop. When that has closed, the next one starts
 * afresh.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   await(redis.set("name", "Ada"));
 *   System.out.println(await(redis.get("name")));
 * }
 * }</pre>
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface Redis<V> extends RedisCommands<V>, AutoCloseable {
  /**
   * Makes a client whose replies are text.
   *
   * <p><i>Python:</i> {@code from_url(url, decode_responses=True)}.
   *
   * @param url {@code redis://[user:password@]host:port/db}, {@code rediss://…} for TLS, or {@code
   *     unix://path?db=0}
   * @return the client
   * @throws IllegalArgumentException if the URL is none of these
   */
  static Redis<String> fromUrl(String url) {
    return create(RedisOptions.fromUrl(url));
  }

  /**
   * Makes a client whose replies are text.
   *
   * @param options where the server is, and how patiently it is asked
   * @return the client
   */
  static Redis<String> create(RedisOptions options) {
    return create(options, RedisCodec.text(options.encoding()));
  }

  /**
   * Makes a client whose replies are bytes.
   *
   * @param options where the server is, and how patiently it is asked
   * @return the client
   */
  static Redis<byte[]> bytes(RedisOptions options) {
    return create(options, new BytesCodec(options.encoding()));
  }

  /**
   * Makes a client whose replies are what a codec reads.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param options where the server is, and how patiently it is asked
   * @param codec reads them
   * @return the client
   */
  static <V> Redis<V> create(RedisOptions options, RedisCodec<V> codec) {
    return new RedisImpl<>(new ClientCore(options), codec);
  }

  /**
   * Sets how the replies of a command are read.
   *
   * @param command the name, such as {@code "CONFIG GET"}
   * @param reader gets values, numbers, lists and maps, and returns the result
   */
  void setResponseCallback(String command, Function<Object, ?> reader);

  /** {@return a pipeline that is a transaction} */
  default RedisPipeline<V> pipeline() {
    return pipeline(true);
  }

  /**
   * Returns a pipeline: commands that are sent together.
   *
   * @param transaction whether they run as one, with nothing between
   * @return the pipeline
   */
  RedisPipeline<V> pipeline(boolean transaction);

  /**
   * Runs a body, and then what it has queued, again and again until no watched key has changed in
   * between.
   *
   * <pre>{@code
   * try (var redis = Redis.fromUrl(url)) {
   *   await(redis.transaction(pipe -> {
   *     var old = await(pipe.immediate().get("n"));
   *     pipe.multi();
   *     pipe.set("n", old + "!");
   *   }, "n"));
   * }
   * }</pre>
   *
   * @param body reads by {@code immediate()}, calls {@code multi()}, and queues
   * @param watches keys
   * @return the results of what was queued
   */
  @CheckReturnValue
  Coroutine<List<Object>> transaction(VoidBody1<? super RedisPipeline<V>> body, Object... watches);

  /**
   * Runs a transaction as {@link #transaction} does, and returns what the body has returned last.
   *
   * @param <T> the type of the result
   * @param body reads by {@code immediate()}, calls {@code multi()}, and queues
   * @param watches keys
   * @return the result of the body
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> transactionValue(
      Body1<? super RedisPipeline<V>, T> body, Object... watches);

  /** {@return a subscription, to nothing yet} */
  default RedisPubSub<V> pubSub() {
    return pubSub(PubSubOptions.defaults());
  }

  /**
   * Returns a subscription.
   *
   * @param options what it tells, and what it does when the connection is lost
   * @return the subscription, to nothing yet
   */
  RedisPubSub<V> pubSub(PubSubOptions options);

  /** {@return all commands that the server gets, as they come; to be closed} */
  @CheckReturnValue
  Coroutine<RedisMonitor> monitor();

  /**
   * Returns a client on one connection of its own, for commands that change the connection.
   *
   * <p><i>Python:</i> {@code client()}, {@code single_connection_client=True}.
   *
   * @return the client, to be closed
   */
  Redis<V> connection();

  /** {@return a look at the connections} */
  RedisPoolStatistics statistics();

  /**
   * {@return drops all connections that are not in use by a blocking command; the next command
   * makes new ones}
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> disconnect();

  /**
   * Closes the client: at once, or in a task once the replies that are owed have come.
   *
   * <p>Calls after it fail with {@link RedisConnectionException}. A second close does nothing.
   */
  @Override
  void close();

  /**
   * Closes as {@link #close} does in a task, where that cannot wait: in a function of Kotlin.
   *
   * <p><i>Python:</i> {@code await client.aclose()}.
   *
   * <p><b>Cancellation:</b> ends the wait; the connections are closed all the same.
   *
   * @return nothing, when the connections are closed
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> closeAsync() {
    return Asyncio.async(this::close);
  }
}
