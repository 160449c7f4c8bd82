package dev.asyncio4j.memcached;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands about the server, or all servers of a ring: a part of {@link MemcachedClient}.
 *
 * <p><b>Cancellation:</b> ends the call; the server may obey all the same.
 *
 * <p><b>Thread and loop:</b> of the client.
 */
public interface ServerCommands {
  /**
   * Reads the statistics.
   *
   * <p><i>Python:</i> {@code stats()}; text in place of bytes.
   *
   * @return name and value of each, in the order of the server; in a ring each name begins with its
   *     server
   */
  @CheckReturnValue
  default Coroutine<Map<String, String>> stats() {
    return stats("");
  }

  /**
   * Reads statistics of one kind.
   *
   * <p><i>Python:</i> {@code stats(args)}.
   *
   * @param what such as {@code items}, {@code slabs}, {@code settings}
   * @return name and value of each; empty if the server does not know that kind
   * @throws KeyException if it has other characters than printable ASCII
   */
  @CheckReturnValue
  Coroutine<Map<String, String>> stats(String what);

  /**
   * Asks for the version of the server.
   *
   * <p><i>Python:</i> {@code version()}; text in place of bytes.
   *
   * @return such as {@code 1.6.18}; in a ring all different ones, with commas
   */
  @CheckReturnValue
  Coroutine<String> version();

  /**
   * Deletes all values.
   *
   * <p><i>Python:</i> {@code flush_all()}.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> flushAll();
}
