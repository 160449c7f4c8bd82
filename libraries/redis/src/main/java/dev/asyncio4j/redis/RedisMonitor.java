package dev.asyncio4j.redis;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * All commands that a server gets, as they come, on a connection of its own.
 *
 * <p><i>Python:</i> {@code redis.asyncio.client.Monitor}. It slows the server down.
 *
 * <p><b>Cancellation:</b> of a wait loses no command.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url); var monitor = await(redis.monitor())) {
 *   for (var each : each(monitor)) System.out.println(each.command());
 * }
 * }</pre>
 */
public interface RedisMonitor extends AsyncIterable<MonitoredCommand>, AutoCloseable {
  /**
   * Waits for the next command.
   *
   * @return the command
   * @throws RedisConnectionException when awaited, if the connection is lost or closed
   */
  @CheckReturnValue
  Coroutine<MonitoredCommand> nextCommand();

  /** Closes the connection. */
  @Override
  void close();
}
