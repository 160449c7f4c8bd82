package dev.asyncio4j.redis;

import java.time.Duration;

/**
 * Queued: the commands of keys, as Redis names them; a pipeline has them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueuedKeyCommands<V> extends QueueCaller<V> {
  /**
   * Copies a value.
   *
   * @param source where from
   * @param destination where to
   * @return this pipeline
   */
  default RedisPipeline<V> copy(Object source, Object destination) {
    return queue(Reply.BOOL, "COPY", source, destination);
  }

  /**
   * Copies a value to another database.
   *
   * @param source where from
   * @param destination where to
   * @param db the number of the database
   * @param replace whether one that is there is replaced
   * @return this pipeline
   */
  default RedisPipeline<V> copy(Object source, Object destination, int db, boolean replace) {
    return queue(
        Reply.BOOL,
        "COPY",
        source,
        destination,
        "DB",
        db,
        CommandArguments.word(replace, "REPLACE"));
  }

  /**
   * Deletes keys.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> delete(Object... keys) {
    return queue(Reply.LONG, "DEL", CommandArguments.all(keys));
  }

  /**
   * Gets a value as restore takes it.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> dump(Object key) {
    return queue(Reply.BYTES, "DUMP", key);
  }

  /**
   * Counts which keys are there; one named twice counts twice.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> exists(Object... keys) {
    return queue(Reply.LONG, "EXISTS", CommandArguments.all(keys));
  }

  /**
   * Gets all keys that fit; on a large database use scanIter.
   *
   * @param pattern may have ? and *
   * @return this pipeline
   */
  default RedisPipeline<V> keys(Object pattern) {
    return queue(Reply.values(), "KEYS", pattern);
  }

  /**
   * Moves keys to another server.
   *
   * @param host the server's name
   * @param port the server's port
   * @param keys the keys, one by one or as a collection
   * @param db the number of the database
   * @param timeout how long at most; zero: for ever
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> migrate(
      String host, int port, Object keys, int db, Duration timeout, MigrateOptions options) {
    return queue(
        Reply.TEXT,
        "MIGRATE",
        host,
        port,
        "",
        db,
        CommandArguments.millis(timeout),
        options,
        "KEYS",
        CommandArguments.all(keys));
  }

  /**
   * Moves a key to another database.
   *
   * @param key the key
   * @param db the number of the database
   * @return this pipeline
   */
  default RedisPipeline<V> move(Object key, int db) {
    return queue(Reply.BOOL, "MOVE", key, db);
  }

  /**
   * Gets some key.
   *
   * @return this pipeline
   */
  default RedisPipeline<V> randomkey() {
    return queue(Reply.value(), "RANDOMKEY");
  }

  /**
   * Renames a key.
   *
   * @param source where from
   * @param destination where to
   * @return this pipeline
   */
  default RedisPipeline<V> rename(Object source, Object destination) {
    return queue(Reply.OK, "RENAME", source, destination);
  }

  /**
   * Renames a key if the other is not there.
   *
   * @param source where from
   * @param destination where to
   * @return this pipeline
   */
  default RedisPipeline<V> renamenx(Object source, Object destination) {
    return queue(Reply.BOOL, "RENAMENX", source, destination);
  }

  /**
   * Makes a key of what dump gave; zero: it lives for ever.
   *
   * @param key the key
   * @param ttl how long
   * @param dumped what was given
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> restore(
      Object key, Duration ttl, byte[] dumped, RestoreOptions options) {
    return queue(Reply.OK, "RESTORE", key, CommandArguments.millis(ttl), dumped, options);
  }

  /**
   * Gets a page of keys.
   *
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> scan(long cursor, ScanOptions options) {
    return queue(Reply.page(), "SCAN", cursor, options);
  }

  /**
   * Sorts a list, a set or a sorted set.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> sort(Object key) {
    return queue(Reply.values(), "SORT", key);
  }

  /**
   * Sorts a list, a set or a sorted set.
   *
   * @param key the key
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> sort(Object key, SortOptions options) {
    return queue(Reply.values(), "SORT", key, options);
  }

  /**
   * Sorts without writing; replicas do it, too.
   *
   * @param key the key
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> sortRo(Object key, SortOptions options) {
    return queue(Reply.values(), "SORT_RO", key, options);
  }

  /**
   * Sorts into a list.
   *
   * @param key the key
   * @param destination where to
   * @param options what else
   * @return this pipeline
   */
  default RedisPipeline<V> sortStore(Object key, Object destination, SortOptions options) {
    return queue(Reply.LONG, "SORT", key, options, "STORE", destination);
  }

  /**
   * Gets the type of a value: none, string, list, set, zset, hash or stream.
   *
   * @param key the key
   * @return this pipeline
   */
  default RedisPipeline<V> type(Object key) {
    return queue(Reply.TEXT, "TYPE", key);
  }

  /**
   * Deletes keys, and frees their memory later.
   *
   * @param keys the keys, one by one or as a collection
   * @return this pipeline
   */
  default RedisPipeline<V> unlink(Object... keys) {
    return queue(Reply.LONG, "UNLINK", CommandArguments.all(keys));
  }
}
