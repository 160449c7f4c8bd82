package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * The commands that change a cluster, node by node, as Redis names them.
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
public interface TopologyCommands<V> extends CommandCaller<V> {
  /**
   * Gives slots to the node.
   *
   * @param slots the slots, one by one or as a collection
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterAddslots(Object... slots) {
    return call(Reply.OK, "CLUSTER ADDSLOTS", CommandArguments.all(slots));
  }

  /**
   * Gives ranges of slots to the node.
   *
   * @param ranges the first and the last slot of each range, in turn
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterAddslotsrange(Object... ranges) {
    return call(Reply.OK, "CLUSTER ADDSLOTSRANGE", CommandArguments.all(ranges));
  }

  /**
   * Advances the epoch of the node, if it is not the greatest.
   *
   * @return what was done, and the epoch
   */
  default Coroutine<String> clusterBumpepoch() {
    return call(Reply.TEXT, "CLUSTER BUMPEPOCH");
  }

  /**
   * Takes slots from the node.
   *
   * @param slots the slots, one by one or as a collection
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterDelslots(Object... slots) {
    return call(Reply.OK, "CLUSTER DELSLOTS", CommandArguments.all(slots));
  }

  /**
   * Takes ranges of slots from the node.
   *
   * @param ranges the first and the last slot of each range, in turn
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterDelslotsrange(Object... ranges) {
    return call(Reply.OK, "CLUSTER DELSLOTSRANGE", CommandArguments.all(ranges));
  }

  /**
   * Makes a replica the primary, in agreement with that.
   *
   * @return true once it is begun
   */
  default Coroutine<Boolean> clusterFailover() {
    return call(Reply.OK, "CLUSTER FAILOVER");
  }

  /**
   * Makes a replica the primary, whether or not that agrees.
   *
   * @param how FORCE or TAKEOVER
   * @return true once it is begun
   */
  default Coroutine<Boolean> clusterFailover(String how) {
    return call(Reply.OK, "CLUSTER FAILOVER", how);
  }

  /**
   * Takes all slots from the node.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterFlushslots() {
    return call(Reply.OK, "CLUSTER FLUSHSLOTS");
  }

  /**
   * Has the node forget another one.
   *
   * @param node the identity of a node
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterForget(String node) {
    return call(Reply.OK, "CLUSTER FORGET", node);
  }

  /**
   * Introduces the node to another one.
   *
   * @param host the address of the other one
   * @param port its port
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterMeet(String host, int port) {
    return call(Reply.OK, "CLUSTER MEET", host, port);
  }

  /**
   * Makes the node a replica of another one.
   *
   * @param node the identity of a node
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterReplicate(String node) {
    return call(Reply.OK, "CLUSTER REPLICATE", node);
  }

  /**
   * Has the node forget the cluster.
   *
   * @param hard whether it gets another identity, too
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterReset(boolean hard) {
    return call(Reply.OK, "CLUSTER RESET", hard ? "HARD" : "SOFT");
  }

  /**
   * Has the node write its configuration to the disk.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterSaveConfig() {
    return call(Reply.OK, "CLUSTER SAVECONFIG");
  }

  /**
   * Sets the epoch of a new node.
   *
   * @param epoch the epoch
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterSetConfigEpoch(long epoch) {
    return call(Reply.OK, "CLUSTER SET-CONFIG-EPOCH", epoch);
  }

  /**
   * Binds a slot to a node, or marks it as moving.
   *
   * @param slot the slot
   * @param state IMPORTING, MIGRATING or NODE
   * @param node the identity of a node
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterSetslot(int slot, String state, String node) {
    return call(Reply.OK, "CLUSTER SETSLOT", slot, state, node);
  }

  /**
   * Clears the mark of a slot that moves.
   *
   * @param slot the slot
   * @return true once it is done
   */
  default Coroutine<Boolean> clusterSetslotStable(int slot) {
    return call(Reply.OK, "CLUSTER SETSLOT", slot, "STABLE");
  }
}
