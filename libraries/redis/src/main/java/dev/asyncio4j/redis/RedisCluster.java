package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of a cluster: commands go to the node of their keys, and after it when it moves.
 *
 * <p><i>Python:</i> {@code redis.asyncio.cluster.RedisCluster}. Commands without keys go where
 * redis-py sends them: to one primary, to all of them, or to all nodes.
 *
 * <p><b>Cancellation:</b> as of a client of one server.
 *
 * <p><b>Thread and loop:</b> on the turn of its loop.
 *
 * <pre>{@code
 * var options = ClusterOptions.defaults().startupNodes(List.of(new HostPort(host, port)));
 * try (var cluster = RedisCluster.create(options)) {
 *   await(cluster.mset(Map.of("{user:1}name", "Ada", "{user:1}age", 36)));
 * }
 * }</pre>
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface RedisCluster<V> extends RedisCommands<V>, AutoCloseable {
  /**
   * Makes a client whose replies are text; nothing is sent before the first command.
   *
   * @param options which nodes are asked first
   * @return the client
   */
  static RedisCluster<String> create(ClusterOptions options) {
    return create(options, RedisCodec.text(options.redis().encoding()));
  }

  /**
   * Makes a client whose replies are what a codec reads.
   *
   * @param <V> the type of keys, fields and values in replies
   * @param options which nodes are asked first
   * @param codec reads them
   * @return the client
   */
  static <V> RedisCluster<V> create(ClusterOptions options, RedisCodec<V> codec) {
    return new RedisClusterImpl<>(options, codec);
  }

  /** {@return looks at the cluster; the first command would do so, too} */
  @CheckReturnValue
  Coroutine<@Nullable Void> initialize();

  /** {@return the nodes that are known; none before the first look} */
  List<ClusterNode> nodes();

  /** {@return those that take writes} */
  List<ClusterNode> primaries();

  /** {@return those that do not} */
  List<ClusterNode> replicas();

  /**
   * Returns the primary of a key.
   *
   * @param key the key
   * @return the node
   * @throws SlotNotCoveredException if none is known
   */
  default ClusterNode nodeFromKey(Object key) {
    return nodeFromKey(key, false);
  }

  /**
   * Returns a node of a key.
   *
   * @param key the key
   * @param replica whether a replica, if there is one
   * @return the node
   * @throws SlotNotCoveredException if none is known
   */
  ClusterNode nodeFromKey(Object key, boolean replica);

  /**
   * Returns the slot of a key.
   *
   * @param key the key
   * @return 0 to 16383
   */
  int keySlot(Object key);

  /**
   * Returns a client of one node, closed with this one.
   *
   * @param node the node
   * @return the client
   */
  Redis<V> on(ClusterNode node);

  /**
   * Sends a command to several nodes.
   *
   * @param <T> the type of the results, which is not checked
   * @param nodes which ones
   * @param command its name; then text, bytes and numbers
   * @return the result of each
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<Map<ClusterNode, T>> onAll(
      NodeSet nodes, Object... command);

  /**
   * Gets the values of keys of any slots, not all at one instant.
   *
   * @param keys the keys, one by one or as a collection
   * @return the values; null where there is none
   */
  @CheckReturnValue
  Coroutine<List<V>> mgetNonatomic(Object... keys);

  /**
   * Sets keys of any slots, not all at one instant.
   *
   * @param values by key
   * @return true once it is done
   */
  @CheckReturnValue
  Coroutine<Boolean> msetNonatomic(Map<?, ?> values);

  /** {@return a pipeline, split by node} */
  default RedisPipeline<V> pipeline() {
    return pipeline(false);
  }

  /**
   * Returns a pipeline.
   *
   * @param transaction whether it runs as one; its keys must then be of one slot
   * @return the pipeline
   */
  RedisPipeline<V> pipeline(boolean transaction);

  /** {@return a subscription: at one node, which channels reach from all, and where shards are} */
  default RedisPubSub<V> pubSub() {
    return pubSub(PubSubOptions.defaults());
  }

  /**
   * Returns a subscription: at one node, which channels reach from all, and where shards are.
   *
   * <p><i>Python:</i> {@code pubsub()}, and {@code get_sharded_message}: the messages of all nodes
   * come together. A channel of a shard is followed when its slot moves.
   *
   * @param options what it tells
   * @return the subscription
   */
  RedisPubSub<V> pubSub(PubSubOptions options);

  /** Closes the client, and those of all nodes. A second close does nothing. */
  @Override
  void close();
}
