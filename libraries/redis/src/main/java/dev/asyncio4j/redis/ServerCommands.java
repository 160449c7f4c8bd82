package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of servers, as Redis names them.
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
public interface ServerCommands<V> extends CommandCaller<V> {
  /**
   * Has the log of writes written anew.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> bgrewriteaof() {
    return call(Reply.OK, "BGREWRITEAOF");
  }

  /**
   * Saves in the background.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> bgsave() {
    return call(Reply.OK, "BGSAVE");
  }

  /**
   * Gets settings.
   *
   * @param patterns may have ? and *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> configGet(Object... patterns) {
    return call(Reply.PLAIN_MAP, "CONFIG GET", CommandArguments.all(patterns));
  }

  /**
   * Sets statistics to zero.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> configResetstat() {
    return call(Reply.OK, "CONFIG RESETSTAT");
  }

  /**
   * Writes the settings to the file.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> configRewrite() {
    return call(Reply.OK, "CONFIG REWRITE");
  }

  /**
   * Changes settings.
   *
   * @param values the values
   * @return true once it is done
   */
  default Coroutine<Boolean> configSet(Map<?, ?> values) {
    return call(Reply.OK, "CONFIG SET", CommandArguments.pairs(values));
  }

  /**
   * Counts keys.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> dbsize() {
    return call(Reply.LONG, "DBSIZE");
  }

  /**
   * Tells of a value.
   *
   * @param key the key
   * @return the text
   */
  default Coroutine<@Nullable String> debugObject(Object key) {
    return call(Reply.TEXT, "DEBUG OBJECT", key);
  }

  /**
   * Gets back what is said.
   *
   * @param value the value
   * @return the value; null if there is none
   */
  default Coroutine<@Nullable V> echo(Object value) {
    return call(Reply.value(), "ECHO", value);
  }

  /**
   * Hands over to a replica.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> failover() {
    return call(Reply.OK, "FAILOVER");
  }

  /**
   * Deletes all keys of all databases.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> flushall() {
    return call(Reply.OK, "FLUSHALL");
  }

  /**
   * Deletes all keys.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> flushdb() {
    return call(Reply.OK, "FLUSHDB");
  }

  /**
   * Tells of the server.
   *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> info() {
    return call(Reply.INFO, "INFO");
  }

  /**
   * Tells of a part of the server.
   *
   * @param section its name
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> info(String section) {
    return call(Reply.INFO, "INFO", section);
  }

  /**
   * Gets when the data was saved last.
   *
   * @return the instant
   */
  default Coroutine<Instant> lastsave() {
    return call(Reply.EPOCH, "LASTSAVE");
  }

  /**
   * Asks for a sign of life.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> ping() {
    return call(Reply.OK, "PING");
  }

  /**
   * Has the server follow another.
   *
   * @param host the server's name
   * @param port the server's port
   * @return true once it is done
   */
  default Coroutine<Boolean> replicaof(String host, int port) {
    return call(Reply.OK, "REPLICAOF", host, port);
  }

  /**
   * Has the server follow none.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> replicaofNoOne() {
    return call(Reply.OK, "REPLICAOF", "NO", "ONE");
  }

  /**
   * Tells whether the server is a master, a replica or a sentinel.
   *
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> role() {
    return call(Reply.PLAIN, "ROLE");
  }

  /**
   * Saves, and lets all others wait.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> save() {
    return call(Reply.OK, "SAVE");
  }

  /**
   * Ends the server: the call fails with the connection.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> shutdown() {
    return call(Reply.OK, "SHUTDOWN");
  }

  /**
   * Swaps two databases.
   *
   * @param first the one
   * @param second the other
   * @return true once it is done
   */
  default Coroutine<Boolean> swapdb(int first, int second) {
    return call(Reply.OK, "SWAPDB", first, second);
  }

  /**
   * Gets the server's time.
   *
   * @return the instant
   */
  default Coroutine<Instant> time() {
    return call(Reply.TIME, "TIME");
  }

  /**
   * Waits until so many replicas have all writes of this connection; counts them.
   *
   * @param count how many at most
   * @param timeout how long at most; zero: for ever
   * @return the number
   */
  default Coroutine<@Nullable Long> waitReplicas(long count, Duration timeout) {
    return call(Reply.LONG, "WAIT", count, CommandArguments.millis(timeout));
  }

  /**
   * Waits until writes are in the logs.
   *
   * @param local how many logs of the server itself
   * @param replicas how many logs of replicas
   * @param timeout how long at most; zero: for ever
   * @return a number for each
   */
  default Coroutine<List<@Nullable Long>> waitaof(long local, long replicas, Duration timeout) {
    return call(Reply.LONGS, "WAITAOF", local, replicas, CommandArguments.millis(timeout));
  }
}
