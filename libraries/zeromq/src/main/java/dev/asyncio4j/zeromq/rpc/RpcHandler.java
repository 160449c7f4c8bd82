package dev.asyncio4j.zeromq.rpc;

import org.jspecify.annotations.Nullable;

/**
 * Finds what remote callers name, as it is named.
 *
 * <p><i>Python:</i> {@code AbstractHandler.__getitem__}. A {@code Map} is a handler, too.
 *
 * <p><b>Thread and loop:</b> called on the loop's turn; it may neither await nor block.
 *
 * <pre>{@code
 * RpcFunction upper = (args, named) -> args.get(0).toString().toUpperCase();
 * RpcHandler handler = name -> name.equals("upper") ? upper : null;
 * }</pre>
 */
@FunctionalInterface
public interface RpcHandler {
  /**
   * Returns the member of a name.
   *
   * @param name a part between the dots of the called name
   * @return an {@link RpcFunction}, or a handler of any kind: a namespace; null if there is none
   */
  @Nullable Object member(String name);
}
