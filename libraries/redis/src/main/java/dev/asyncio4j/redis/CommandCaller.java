package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A sender of commands: a client, a cluster, or one connection.
 *
 * <p><i>Python:</i> {@code execute_command}.
 *
 * <p><b>Cancellation:</b> of a call that is not written yet: it is never sent. Otherwise its reply
 * is read and dropped; nobody else gets it.
 *
 * <p><b>Thread and loop:</b> on the turn of the client's loop.
 *
 * @param <V> the type of keys, fields and values in replies
 */
@CheckReturnValue
public interface CommandCaller<V> {
  /**
   * Sends a command, and reads the reply as told.
   *
   * @param <T> the type of the result
   * @param reply how it is read
   * @param arguments the name, such as {@code "CONFIG GET"}; then text, bytes, numbers and {@link
   *     CommandArguments}
   * @return the result
   * @throws DataException at once, if an argument cannot be sent
   * @throws RedisException when awaited: what the server answers, or a connection that was lost
   */
  <T extends @Nullable Object> Coroutine<T> call(Reply<T> reply, Object... arguments);

  /**
   * Sends a command, and reads the reply as is usual for its name.
   *
   * <pre>{@code
   * try (var redis = Redis.fromUrl(url)) {
   *   Map<String, Object> policy = await(redis.executeCommand("CONFIG GET", "maxmemory-policy"));
   * }
   * }</pre>
   *
   * @param <T> the type of the result, which is not checked
   * @param arguments the name; then text, bytes and numbers
   * @return the result
   * @throws DataException at once, if there is no name or an argument cannot be sent
   * @throws RedisException when awaited: what the server answers, or a connection that was lost
   */
  @SuppressWarnings("unchecked") // the caller says which type the command has
  default <T extends @Nullable Object> Coroutine<T> executeCommand(Object... arguments) {
    return call((Reply<T>) ReplyKinds.of(CommandTable.of(arguments).reply()), arguments);
  }
}
