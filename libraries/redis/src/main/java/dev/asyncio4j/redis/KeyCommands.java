package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of keys, as Redis names them.
 *
 * <p><i>Python:</i> the methods of the same names. <b>Thread and loop:</b> on the turn of the
 * client's loop.
 *
 * <p><b>Cancellation:</b> a call not yet written is never sent; of one that was written the reply
 * is dropped.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface KeyCommands<V> extends CommandCaller<V> {
  /**
   * Copies a value.
   *
   * @param source where from
   * @param destination where to
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> copy(Object source, Object destination) {
    return call(Reply.BOOL, "COPY", source, destination);
  }

  /**
   * Copies a value to another database.
   *
   * @param source where from
   * @param destination where to
   * @param db the number of the database
   * @param replace whether one that is there is replaced
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> copy(Object source, Object destination, int db, boolean replace) {
    return call(
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
   * @return the number
   */
  default Coroutine<@Nullable Long> delete(Object... keys) {
    return call(Reply.LONG, "DEL", CommandArguments.all(keys));
  }

  /**
   * Gets a value as restore takes it.
   *
   * @param key the key
   * @return the bytes; null if there is nothing
   */
  default Coroutine<byte @Nullable []> dump(Object key) {
    return call(Reply.BYTES, "DUMP", key);
  }

  /**
   * Counts which keys are there; one named twice counts twice.
   *
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> exists(Object... keys) {
    return call(Reply.LONG, "EXISTS", CommandArguments.all(keys));
  }

  /**
   * Gets all keys that fit; on a large database use scanIter.
   *
   * @param pattern may have ? and *
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> keys(Object pattern) {
    return call(Reply.values(), "KEYS", pattern);
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
   * @return the text
   */
  default Coroutine<@Nullable String> migrate(
      String host, int port, Object keys, int db, Duration timeout, MigrateOptions options) {
    return call(
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
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> move(Object key, int db) {
    return call(Reply.BOOL, "MOVE", key, db);
  }

  /**
   * Gets some key.
   *
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> randomkey() {
    return call(Reply.value(), "RANDOMKEY");
  }

  /**
   * Renames a key.
   *
   * @param source where from
   * @param destination where to
   * @return true once it is done
   */
  default Coroutine<Boolean> rename(Object source, Object destination) {
    return call(Reply.OK, "RENAME", source, destination);
  }

  /**
   * Renames a key if the other is not there.
   *
   * @param source where from
   * @param destination where to
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> renamenx(Object source, Object destination) {
    return call(Reply.BOOL, "RENAMENX", source, destination);
  }

  /**
   * Makes a key of what dump gave; zero: it lives for ever.
   *
   * @param key the key
   * @param ttl how long
   * @param dumped what was given
   * @param options what else
   * @return true once it is done
   */
  default Coroutine<Boolean> restore(
      Object key, Duration ttl, byte[] dumped, RestoreOptions options) {
    return call(Reply.OK, "RESTORE", key, CommandArguments.millis(ttl), dumped, options);
  }

  /**
   * Gets a page of keys.
   *
   * @param cursor 0 at first, then that of the page before
   * @param options what else
   * @return the page
   */
  default Coroutine<ScanPage<V>> scan(long cursor, ScanOptions options) {
    return call(Reply.page(), "SCAN", cursor, options);
  }

  /**
   * Sorts a list, a set or a sorted set.
   *
   * @param key the key
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> sort(Object key) {
    return call(Reply.values(), "SORT", key);
  }

  /**
   * Sorts a list, a set or a sorted set.
   *
   * @param key the key
   * @param options what else
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> sort(Object key, SortOptions options) {
    return call(Reply.values(), "SORT", key, options);
  }

  /**
   * Sorts without writing; replicas do it, too.
   *
   * @param key the key
   * @param options what else
   * @return the values; null where there is none
   */
  default Coroutine<List<V>> sortRo(Object key, SortOptions options) {
    return call(Reply.values(), "SORT_RO", key, options);
  }

  /**
   * Sorts into a list.
   *
   * @param key the key
   * @param destination where to
   * @param options what else
   * @return the number
   */
  default Coroutine<@Nullable Long> sortStore(Object key, Object destination, SortOptions options) {
    return call(Reply.LONG, "SORT", key, options, "STORE", destination);
  }

  /**
   * Gets the type of a value: none, string, list, set, zset, hash or stream.
   *
   * @param key the key
   * @return the text
   */
  default Coroutine<@Nullable String> type(Object key) {
    return call(Reply.TEXT, "TYPE", key);
  }

  /**
   * Deletes keys, and frees their memory later.
   *
   * @param keys the keys, one by one or as a collection
   * @return the number
   */
  default Coroutine<@Nullable Long> unlink(Object... keys) {
    return call(Reply.LONG, "UNLINK", CommandArguments.all(keys));
  }

  /**
   * Gets a digest of a value, to compare it later.
   *
   * @param key the key
   * @return the digest; null if there is no value
   */
  default Coroutine<String> digest(Object key) {
    return call(Reply.TEXT, "DIGEST", key);
  }

  /**
   * Deletes a key if its value is as told.
   *
   * @param key the key
   * @param condition IFEQ or IFNE, or IFDEQ or IFDNE for a digest
   * @param value the value, or the digest
   * @return whether it is so, or was done
   */
  default Coroutine<Boolean> delex(Object key, String condition, Object value) {
    return call(Reply.BOOL, "DELEX", key, condition, value);
  }
}
