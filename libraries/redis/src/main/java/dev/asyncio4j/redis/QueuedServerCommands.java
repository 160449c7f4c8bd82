package dev.asyncio4j.redis;

import java.time.Duration;
import java.util.Map;

/**
 * Queued: the commands of servers, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedServerCommands<V> extends QueueCaller<V> {
  /**
   * Has the log of writes written anew.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> bgrewriteaof() {
    return queue(Reply.OK, "BGREWRITEAOF");
  }

  /**
   * Saves in the background.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> bgsave() {
    return queue(Reply.OK, "BGSAVE");
  }

  /**
   * Gets settings.
   *
   * @param patterns may have ? and *
   * @return this pipeline
   */
  default RedisPipeline<V> configGet(Object... patterns) {
    return queue(Reply.PLAIN_MAP, "CONFIG GET", CommandArguments.all(patterns));
  }

  /**
   * Sets statistics to zero.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> configResetstat() {
    return queue(Reply.OK, "CONFIG RESETSTAT");
  }

  /**
   * Writes the settings to the file.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> configRewrite() {
    return queue(Reply.OK, "CONFIG REWRITE");
  }

  /**
   * Changes settings.
   *
   * @param values the values
   * @return this pipeline
   */
  default RedisPipeline<V> configSet(Map<?, ?> values) {
    return queue(Reply.OK, "CONFIG SET", CommandArguments.pairs(values));
  }

  /**
   * Counts keys.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> dbsize() {
    return queue(Reply.LONG, "DBSIZE");
  }

  /**
   * Tells of a value.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> debugObject(Object key) {
    return queue(Reply.TEXT, "DEBUG OBJECT", key);
  }

  /**
   * Gets back what is said.
   *
   * @param value the value
   * @return this pipeline
   */
  default RedisPipeline<V> echo(Object value) {
    return queue(Reply.value(), "ECHO", value);
  }

  /**
   * Hands over to a replica.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> failover() {
    return queue(Reply.OK, "FAILOVER");
  }

  /**
   * Deletes all keys of all databases.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> flushall() {
    return queue(Reply.OK, "FLUSHALL");
  }

  /**
   * Deletes all keys.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> flushdb() {
    return queue(Reply.OK, "FLUSHDB");
  }

  /**
   * Tells of the server.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> info() {
    return queue(Reply.INFO, "INFO");
  }

  /**
   * Tells of a part of the server.
   *
   * @param section its name
   * @return this pipeline
   */
  default RedisPipeline<V> info(String section) {
    return queue(Reply.INFO, "INFO", section);
  }

  /**
   * Gets when the data was saved last.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> lastsave() {
    return queue(Reply.EPOCH, "LASTSAVE");
  }

  /**
   * Asks for a sign of life.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> ping() {
    return queue(Reply.OK, "PING");
  }

  /**
   * Has the server follow another.
   *
   * @param host the server's name
   * @param port the server's port
   * @return this pipeline
   */
  default RedisPipeline<V> replicaof(String host, int port) {
    return queue(Reply.OK, "REPLICAOF", host, port);
  }

  /**
   * Has the server follow none.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> replicaofNoOne() {
    return queue(Reply.OK, "REPLICAOF", "NO", "ONE");
  }

  /**
   * Tells whether the server is a master, a replica or a sentinel.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> role() {
    return queue(Reply.PLAIN, "ROLE");
  }

  /**
   * Saves, and lets all others wait.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> save() {
    return queue(Reply.OK, "SAVE");
  }

  /**
   * Ends the server: the call fails with the connection.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> shutdown() {
    return queue(Reply.OK, "SHUTDOWN");
  }

  /**
   * Swaps two databases.
   *
   * @param first the one
   * @param second the other
   * @return this pipeline
   */
  default RedisPipeline<V> swapdb(int first, int second) {
    return queue(Reply.OK, "SWAPDB", first, second);
  }

  /**
   * Gets the server's time.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> time() {
    return queue(Reply.TIME, "TIME");
  }

  /**
   * Waits until so many replicas have all writes of this connection; counts them.
   *
   * @param count how many at most
   * @param timeout how long at most; zero: for ever
   * @return this pipeline
   */
  default RedisPipeline<V> waitReplicas(long count, Duration timeout) {
    return queue(Reply.LONG, "WAIT", count, CommandArguments.millis(timeout));
  }

  /**
   * Waits until writes are in the logs.
   *
   * @param local how many logs of the server itself
   * @param replicas how many logs of replicas
   * @param timeout how long at most; zero: for ever
   * @return this pipeline
   */
  default RedisPipeline<V> waitaof(long local, long replicas, Duration timeout) {
    return queue(Reply.LONGS, "WAITAOF", local, replicas, CommandArguments.millis(timeout));
  }
}
