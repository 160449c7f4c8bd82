package dev.asyncio4j.redis;

/**
 * Queued: the commands of strings, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedNumberCommands<V> extends QueueCaller<V> {
  /**
   * Takes one from a number.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> decr(Object key) {
    return queue(Reply.LONG, "DECRBY", key, 1);
  }

  /**
   * Takes an amount from a number.
   *
   * @param key the key
   * @param amount how much
   * @return this pipeline
   */
  default RedisPipeline<V> decrby(Object key, long amount) {
    return queue(Reply.LONG, "DECRBY", key, amount);
  }

  /**
   * Adds one to a number.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> incr(Object key) {
    return queue(Reply.LONG, "INCRBY", key, 1);
  }

  /**
   * Adds an amount to a number.
   *
   * @param key the key
   * @param amount how much
   * @return this pipeline
   */
  default RedisPipeline<V> incrby(Object key, long amount) {
    return queue(Reply.LONG, "INCRBY", key, amount);
  }

  /**
   * Adds an amount to a floating number.
   *
   * @param key the key
   * @param amount how much
   * @return this pipeline
   */
  default RedisPipeline<V> incrbyfloat(Object key, double amount) {
    return queue(Reply.DOUBLE, "INCRBYFLOAT", key, amount);
  }
}
