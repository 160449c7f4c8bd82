package dev.asyncio4j.redis;

/**
 * Queued: the commands of memory, slow moments and modules, as Redis names them; a pipeline has
 * them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedDiagnosticCommands<V> extends QueueCaller<V> {
  /**
   * Has slow moments explained.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> latencyDoctor() {
    return queue(Reply.TEXT, "LATENCY DOCTOR");
  }

  /**
   * Gets how long commands took.
   *
   * @param commands the names of commands
   * @return this pipeline
   */
  default RedisPipeline<V> latencyHistogram(Object... commands) {
    return queue(Reply.PLAIN, "LATENCY HISTOGRAM", CommandArguments.all(commands));
  }

  /**
   * Gets the latest slow moments.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> latencyLatest() {
    return queue(Reply.PLAIN, "LATENCY LATEST");
  }

  /**
   * Gets slow moments of a kind.
   *
   * @param event its name
   * @return this pipeline
   */
  default RedisPipeline<V> latencyHistory(String event) {
    return queue(Reply.PLAIN, "LATENCY HISTORY", event);
  }

  /**
   * Forgets slow moments.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> latencyReset() {
    return queue(Reply.LONG, "LATENCY RESET");
  }

  /**
   * Gets a picture.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> lolwut() {
    return queue(Reply.TEXT, "LOLWUT");
  }

  /**
   * Has the use of memory explained.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> memoryDoctor() {
    return queue(Reply.TEXT, "MEMORY DOCTOR");
  }

  /**
   * Gets statistics of the allocator.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> memoryMallocStats() {
    return queue(Reply.TEXT, "MEMORY MALLOC-STATS");
  }

  /**
   * Gives memory back to the system.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> memoryPurge() {
    return queue(Reply.OK, "MEMORY PURGE");
  }

  /**
   * Tells how memory is used.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> memoryStats() {
    return queue(Reply.PLAIN_MAP, "MEMORY STATS");
  }

  /**
   * Gets how many bytes a key takes.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> memoryUsage(Object key) {
    return queue(Reply.LONG, "MEMORY USAGE", key);
  }

  /**
   * Tells of modules.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> moduleList() {
    return queue(Reply.PLAIN_MAPS, "MODULE LIST");
  }

  /**
   * Loads a module.
   *
   * @param path its path
   * @param args the arguments
   * @return this pipeline
   */
  default RedisPipeline<V> moduleLoad(String path, Object... args) {
    return queue(Reply.OK, "MODULE LOAD", path, CommandArguments.all(args));
  }

  /**
   * Unloads a module.
   *
   * @param name the name
   * @return this pipeline
   */
  default RedisPipeline<V> moduleUnload(String name) {
    return queue(Reply.OK, "MODULE UNLOAD", name);
  }

  /**
   * Gets slow commands.
   *
   * @param count how many at most
   * @return this pipeline
   */
  default RedisPipeline<V> slowlogGet(long count) {
    return queue(Reply.PLAIN, "SLOWLOG GET", count);
  }

  /**
   * Counts slow commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> slowlogLen() {
    return queue(Reply.LONG, "SLOWLOG LEN");
  }

  /**
   * Forgets slow commands.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> slowlogReset() {
    return queue(Reply.OK, "SLOWLOG RESET");
  }
}
