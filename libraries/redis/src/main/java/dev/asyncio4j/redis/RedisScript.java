package dev.asyncio4j.redis;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script in Lua, which is sent whole only where a server does not know it.
 *
 * <p><i>Python:</i> what {@code register_script} returns.
 *
 * <p><b>Cancellation:</b> as of any command: the script runs all the same once it is written.
 *
 * <pre>{@code
 * try (var redis = Redis.fromUrl(url)) {
 *   var add = redis.registerScript("return redis.call('INCRBY', KEYS[1], ARGV[1])");
 *   System.out.println(await(add.run(List.of("n"), List.of(5))));
 * }
 * }</pre>
 *
 * @param <V> the type of values in its result
 */
public interface RedisScript<V> {
  /**
   * Runs the script; on a pipeline, queues it.
   *
   * @param keys its keys
   * @param args its arguments
   * @return its result: values, numbers and lists; on a pipeline, the pipeline
   */
  @CheckReturnValue
  Coroutine<@Nullable Object> run(List<?> keys, List<?> args);

  /**
   * Returns the same script for another client.
   *
   * @param client where to run it
   * @return the script
   */
  RedisScript<V> on(CommandCaller<V> client);

  /**
   * Returns the same script for a pipeline, which loads it first where that is needed.
   *
   * @param pipeline where to queue it
   * @return the script
   */
  RedisScript<V> on(RedisPipeline<V> pipeline);

  /** {@return its SHA1, in hexadecimal digits} */
  String sha();
}
