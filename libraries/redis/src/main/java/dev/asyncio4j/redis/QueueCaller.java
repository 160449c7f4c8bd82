package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A queue of commands.
 *
 * <p><i>Python:</i> {@code Pipeline.execute_command}.
 *
 * @param <V> the type of keys, fields and values in replies
 */
public interface QueueCaller<V> {
  /**
   * Queues a command, and reads the reply as told.
   *
   * @param reply how it is read
   * @param arguments the name; then text, bytes, numbers and {@link CommandArguments}
   * @return this pipeline
   * @throws DataException if an argument cannot be sent
   */
  RedisPipeline<V> queue(Reply<? extends @Nullable Object> reply, Object... arguments);

  /**
   * Queues a command, and reads the reply as is usual for its name.
   *
   * @param arguments the name; then text, bytes and numbers
   * @return this pipeline
   * @throws DataException if there is no name or an argument cannot be sent
   */
  default RedisPipeline<V> executeCommand(Object... arguments) {
    return queue(ReplyKinds.of(CommandTable.of(arguments).reply()), arguments);
  }
}
