package dev.asyncio4j.redis;

import java.time.Duration;

/**
 * Queued: the commands of connections, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedClientCommands<V> extends QueueCaller<V> {
  /**
   * Gets the name of this connection.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientGetname() {
    return queue(Reply.TEXT, "CLIENT GETNAME");
  }

  /**
   * Gets who hears of invalidations.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientGetredir() {
    return queue(Reply.LONG, "CLIENT GETREDIR");
  }

  /**
   * Gets the number of this connection.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientId() {
    return queue(Reply.LONG, "CLIENT ID");
  }

  /**
   * Tells of this connection.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientInfo() {
    return queue(Reply.CLIENT, "CLIENT INFO");
  }

  /**
   * Closes a connection.
   *
   * @param address host and port
   * @return this pipeline
   */
  default RedisPipeline<V> clientKill(String address) {
    return queue(Reply.OK, "CLIENT KILL", address);
  }

  /**
   * Closes connections; counts them.
   *
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> clientKillFilter(ClientKillOptions options) {
    return queue(Reply.LONG, "CLIENT KILL", options);
  }

  /**
   * Tells of all connections.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientList() {
    return queue(Reply.CLIENTS, "CLIENT LIST");
  }

  /**
   * Tells of connections.
   *
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> clientList(ClientListOptions options) {
    return queue(Reply.CLIENTS, "CLIENT LIST", options);
  }

  /**
   * Has this connection not evicted.
   *
   * @param on whether it is so from now on
   * @return this pipeline
   */
  default RedisPipeline<V> clientNoEvict(boolean on) {
    return queue(Reply.OK, "CLIENT NO-EVICT", CommandArguments.onOff(on));
  }

  /**
   * Has this connection's commands not count as use.
   *
   * @param on whether it is so from now on
   * @return this pipeline
   */
  default RedisPipeline<V> clientNoTouch(boolean on) {
    return queue(Reply.OK, "CLIENT NO-TOUCH", CommandArguments.onOff(on));
  }

  /**
   * Has all clients wait.
   *
   * @param time the time
   * @return this pipeline
   */
  default RedisPipeline<V> clientPause(Duration time) {
    return queue(Reply.OK, "CLIENT PAUSE", CommandArguments.millis(time));
  }

  /**
   * Names this connection.
   *
   * @param name the name
   * @return this pipeline
   */
  default RedisPipeline<V> clientSetname(String name) {
    return queue(Reply.OK, "CLIENT SETNAME", name);
  }

  /**
   * Has invalidations told.
   *
   * @param on whether it is so from now on
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> clientTracking(boolean on, ClientTrackingOptions options) {
    return queue(Reply.OK, "CLIENT TRACKING", CommandArguments.onOff(on), options);
  }

  /**
   * Tells how invalidations are told.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientTrackinginfo() {
    return queue(Reply.PLAIN_MAP, "CLIENT TRACKINGINFO");
  }

  /**
   * Ends the wait of a connection.
   *
   * @param id the ID
   * @return this pipeline
   */
  default RedisPipeline<V> clientUnblock(long id) {
    return queue(Reply.BOOL, "CLIENT UNBLOCK", id);
  }

  /**
   * Has clients wait no more.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> clientUnpause() {
    return queue(Reply.OK, "CLIENT UNPAUSE");
  }
}
