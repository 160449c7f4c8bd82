package dev.asyncio4j.zeromq.rpc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers a remote call.
 *
 * <p><i>Python:</i> a function with {@code @rpc.method}.
 *
 * <p><b>Thread and loop:</b> called in a task of its own; it may await.
 *
 * <pre>{@code
 * RpcFunction sum = (args, named) -> args.stream().mapToLong(number -> (Long) number).sum();
 * }</pre>
 */
@FunctionalInterface
public interface RpcFunction {
  /**
   * Answers.
   *
   * @param args by position: null, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code
   *     Double}, {@code String}, {@code byte[]}, {@code List}, {@code Map}, translated values
   * @param named by name, of the same types
   * @return the answer, or a coroutine that gives it
   * @throws Exception what the caller shall get
   */
  @Nullable Object call(List<@Nullable Object> args, Map<String, @Nullable Object> named)
      throws Exception;
}
