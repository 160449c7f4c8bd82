package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;

/**
 * A client of sentinels, which know which server is the master.
 *
 * <p><i>Python:</i> {@code redis.asyncio.sentinel.Sentinel}. They are asked in turn; the one that
 * answers is asked first the next time.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop.
 *
 * <p><b>Cancellation:</b> ends the question; the sentinel's reply is dropped.
 *
 * <pre>{@code
 * try (var sentinel = Sentinel.create(List.of(new HostPort(host, 26379)), SentinelOptions.defaults());
 *     var master = sentinel.masterFor("mymaster")) {
 *   await(master.set("key", "value"));
 * }
 * }</pre>
 */
public interface Sentinel extends AutoCloseable {
  /**
   * Makes a client; nothing is sent before the first question.
   *
   * @param sentinels where they are
   * @param options how they and the servers are spoken to
   * @return the client
   * @throws IllegalArgumentException if there are none
   */
  static Sentinel create(List<HostPort> sentinels, SentinelOptions options) {
    if (sentinels.isEmpty())
      throw new IllegalArgumentException("at least one sentinel is needed: got none");
    return new SentinelImpl(sentinels, options);
  }

  /**
   * Asks where the master is.
   *
   * @param name the name of the master
   * @return its address
   * @throws MasterNotFoundException when awaited, if none says so; with what each has said
   */
  @CheckReturnValue
  Coroutine<HostPort> discoverMaster(String name);

  /**
   * Asks where the replicas are that can be used.
   *
   * <p><i>Python:</i> {@code discover_slaves}.
   *
   * @param name the name of the master
   * @return their addresses; none if there are none
   */
  @CheckReturnValue
  Coroutine<List<HostPort>> discoverReplicas(String name);

  /**
   * Returns a client of the master, which asks anew at each connection.
   *
   * <p>A write that meets a former master fails once with {@link ReadOnlyException}; the next one
   * goes to the new one.
   *
   * @param name the name of the master
   * @return the client, whose replies are text; to be closed
   */
  Redis<String> masterFor(String name);

  /**
   * Returns a client of the master, which asks anew at each connection.
   *
   * @param name the name of the master
   * @param options of this client, in place of {@link SentinelOptions#redis()}
   * @return the client, whose replies are text; to be closed
   */
  default Redis<String> masterFor(String name, RedisOptions options) {
    return masterFor(name, options, RedisCodec.text(options.encoding()));
  }

  /**
   * Returns a client of the master, which asks anew at each connection.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param name the name of the master
   * @param codec reads them
   * @return the client, to be closed
   */
  <V> Redis<V> masterFor(String name, RedisCodec<V> codec);

  /**
   * Returns a client of the master, which asks anew at each connection.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param name the name of the master
   * @param options of this client, in place of {@link SentinelOptions#redis()}
   * @param codec reads them
   * @return the client, to be closed
   */
  <V> Redis<V> masterFor(String name, RedisOptions options, RedisCodec<V> codec);

  /**
   * Returns a client of some replica; of the master, if there is none.
   *
   * <p><i>Python:</i> {@code slave_for}.
   *
   * @param name the name of the master
   * @return the client, whose replies are text; to be closed
   */
  Redis<String> replicaFor(String name);

  /**
   * Returns a client of some replica; of the master, if there is none.
   *
   * @param name the name of the master
   * @param options of this client, in place of {@link SentinelOptions#redis()}
   * @return the client, whose replies are text; to be closed
   */
  default Redis<String> replicaFor(String name, RedisOptions options) {
    return replicaFor(name, options, RedisCodec.text(options.encoding()));
  }

  /**
   * Returns a client of some replica; of the master, if there is none.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param name the name of the master
   * @param codec reads them
   * @return the client, to be closed
   */
  <V> Redis<V> replicaFor(String name, RedisCodec<V> codec);

  /**
   * Returns a client of some replica; of the master, if there is none.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param name the name of the master
   * @param options of this client, in place of {@link SentinelOptions#redis()}
   * @param codec reads them
   * @return the client, to be closed
   */
  <V> Redis<V> replicaFor(String name, RedisOptions options, RedisCodec<V> codec);

  /**
   * Asks all sentinels something.
   *
   * @param command such as {@code "SENTINEL CKQUORUM", "mymaster"}
   * @return the answers of those that gave one
   */
  @CheckReturnValue
  Coroutine<Map<HostPort, Object>> sentinelCommands(Object... command);

  /** Closes the connections to sentinels; clients that it has made stay open. */
  @Override
  void close();
}
