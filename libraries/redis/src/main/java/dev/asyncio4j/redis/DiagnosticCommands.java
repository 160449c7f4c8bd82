package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of memory, slow moments and modules, as Redis names them.
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
public interface DiagnosticCommands<V> extends CommandCaller<V> {
  /**
   * Has slow moments explained.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> latencyDoctor() {
    return call(Reply.TEXT, "LATENCY DOCTOR");
  }

  /**
   * Gets how long commands took.
   *
   * @param commands the names of commands
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> latencyHistogram(Object... commands) {
    return call(Reply.PLAIN, "LATENCY HISTOGRAM", CommandArguments.all(commands));
  }

  /**
   * Gets the latest slow moments.
   *
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> latencyLatest() {
    return call(Reply.PLAIN, "LATENCY LATEST");
  }

  /**
   * Gets slow moments of a kind.
   *
   * @param event its name
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> latencyHistory(String event) {
    return call(Reply.PLAIN, "LATENCY HISTORY", event);
  }

  /**
   * Forgets slow moments.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> latencyReset() {
    return call(Reply.LONG, "LATENCY RESET");
  }

  /**
   * Gets a picture.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> lolwut() {
    return call(Reply.TEXT, "LOLWUT");
  }

  /**
   * Has the use of memory explained.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> memoryDoctor() {
    return call(Reply.TEXT, "MEMORY DOCTOR");
  }

  /**
   * Gets statistics of the allocator.
   *
   * @return the text
   */
  default Coroutine<@Nullable String> memoryMallocStats() {
    return call(Reply.TEXT, "MEMORY MALLOC-STATS");
  }

  /**
   * Gives memory back to the system.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> memoryPurge() {
    return call(Reply.OK, "MEMORY PURGE");
  }

  /**
   * Tells how memory is used.
   *
   * @return names and what they stand for
   */
  default Coroutine<Map<String, Object>> memoryStats() {
    return call(Reply.PLAIN_MAP, "MEMORY STATS");
  }

  /**
   * Gets how many bytes a key takes.
   *
   * @param key the key
   * @return the number
   */
  default Coroutine<@Nullable Long> memoryUsage(Object key) {
    return call(Reply.LONG, "MEMORY USAGE", key);
  }

  /**
   * Tells of modules.
   *
   * @return a map for each
   */
  default Coroutine<List<Map<String, Object>>> moduleList() {
    return call(Reply.PLAIN_MAPS, "MODULE LIST");
  }

  /**
   * Loads a module.
   *
   * @param path its path
   * @param args the arguments
   * @return true once it is done
   */
  default Coroutine<Boolean> moduleLoad(String path, Object... args) {
    return call(Reply.OK, "MODULE LOAD", path, CommandArguments.all(args));
  }

  /**
   * Unloads a module.
   *
   * @param name the name
   * @return true once it is done
   */
  default Coroutine<Boolean> moduleUnload(String name) {
    return call(Reply.OK, "MODULE UNLOAD", name);
  }

  /**
   * Gets slow commands.
   *
   * @param count how many at most
   * @return text, numbers, lists and maps
   */
  default Coroutine<Object> slowlogGet(long count) {
    return call(Reply.PLAIN, "SLOWLOG GET", count);
  }

  /**
   * Counts slow commands.
   *
   * @return the number
   */
  default Coroutine<@Nullable Long> slowlogLen() {
    return call(Reply.LONG, "SLOWLOG LEN");
  }

  /**
   * Forgets slow commands.
   *
   * @return true once it is done
   */
  default Coroutine<Boolean> slowlogReset() {
    return call(Reply.OK, "SLOWLOG RESET");
  }

  /**
   * Draws the delays of an event.
   *
   * @param event the event
   * @return a picture of letters
   */
  default Coroutine<String> latencyGraph(String event) {
    return call(Reply.TEXT, "LATENCY GRAPH", event);
  }
}
