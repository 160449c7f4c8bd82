package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands that ask a node of a cluster, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names; {@code target_nodes=} is {@code
 * cluster.on(node)}. <b>Thread and loop:</b> on the turn of the client's loop.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface ClusterCommands<V> extends CommandCaller<V> {
  /**
   * Counts the nodes that hold a node for failed.
   *
   * @param node the identity of a node
   * @return the number
   */
  default Coroutine<@Nullable Long> clusterCountFailureReport(String node) {
    return call(Reply.LONG, "CLUSTER COUNT-FAILURE-REPORTS", node);
  }

  /**
   * Counts the keys of a slot at the node.
   *
   * @param slot the slot
   * @return the number
   */
  default Coroutine<@Nullable Long> clusterCountkeysinslot(int slot) {
    return call(Reply.LONG, "CLUSTER COUNTKEYSINSLOT", slot);
  }

  /**
   * Gets keys of a slot at the node.
   *
   * @param slot the slot
   * @param count how many at most
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> clusterGetKeysInSlot(int slot, long count) {
    return call(Reply.values(), "CLUSTER GETKEYSINSLOT", slot, count);
  }

  /**
   * Gets the state of the cluster, as the node sees it.
   *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> clusterInfo() {
    return call(Reply.INFO, "CLUSTER INFO");
  }

  /**
   * Gets the slot of a key.
   *
   * @param key the key
   * @return 0 to 16383
   */
  default Coroutine<@Nullable Long> clusterKeyslot(Object key) {
    return call(Reply.LONG, "CLUSTER KEYSLOT", key);
  }

  /**
   * Gets the connections of the node to the others.
   *
   * @return names and what they stand for, of each connection
   */
  default Coroutine<List<Map<String, Object>>> clusterLinks() {
    return call(Reply.PLAIN_MAPS, "CLUSTER LINKS");
  }

  /**
   * Gets the identity of the node.
   *
   * @return the identity
   */
  default Coroutine<String> clusterMyid() {
    return call(Reply.TEXT, "CLUSTER MYID");
  }

  /**
   * Gets the identity of the shard of the node.
   *
   * @return the identity
   */
  default Coroutine<String> clusterMyshardid() {
    return call(Reply.TEXT, "CLUSTER MYSHARDID");
  }

  /**
   * Gets the nodes, as the node asked sees them.
   *
   * @return what is known of each, by its address
   */
  default Coroutine<Map<String, ClusterNodeDetails>> clusterNodes() {
    return call(Reply.CLUSTER_NODES, "CLUSTER NODES");
  }

  /**
   * Gets the replicas of a node.
   *
   * @param node the identity of a node
   * @return what is known of each, by its address
   */
  default Coroutine<Map<String, ClusterNodeDetails>> clusterReplicas(String node) {
    return call(Reply.CLUSTER_NODES, "CLUSTER REPLICAS", node);
  }

  /**
   * Gets the shards: their slots and nodes.
   *
   * @return what the server says
   */
  default Coroutine<Object> clusterShards() {
    return call(Reply.PLAIN, "CLUSTER SHARDS");
  }

  /**
   * Gets the ranges of slots, and the nodes that serve each.
   *
   * @return what the server says
   */
  default Coroutine<Object> clusterSlots() {
    return call(Reply.PLAIN, "CLUSTER SLOTS");
  }

  /**
   * Allows reads of a replica on this connection.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> readonly() {
    return call(Reply.OK, "READONLY");
  }

  /**
   * Ends what readonly allows.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> readwrite() {
    return call(Reply.OK, "READWRITE");
  }
}
