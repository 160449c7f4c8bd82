package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A client of notifications, which have no answer.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.pipeline.PipelineClient}: {@code client.notify.f(1)} is
 * {@code notify("f", 1)}.
 *
 * <pre>{@code
 * var options = RpcOptions.defaults().connect("tcp://127.0.0.1:5555");
 * PipelineClient client = await(Rpc.connectPipeline(options));
 * await(client.notify("note", "hello"));
 * }</pre>
 */
public interface PipelineClient extends RpcService {
  /**
   * Sends a notification; waits for room where servers are slow or away.
   *
   * <p><b>Cancellation:</b> ends the wait; what was sent stays.
   *
   * @param name of the function, with dots between namespaces
   * @param args values of msgpack, or translated ones
   * @return the coroutine to await
   * @throws PackException if an argument cannot be sent
   * @throws ServiceClosedException when awaited, if the client is closed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> notify(String name, @Nullable Object... args);

  /**
   * Returns an object whose methods notify the remote functions of their names, in snake_case.
   *
   * @param <I> the interface
   * @param api an interface whose methods return {@code Coroutine<Void>}
   * @return notifies {@code file_closed} where {@code fileClosed} is called
   * @throws IllegalArgumentException if it is no interface, a method returns anything else, or a
   *     default method is in a package that its module does not open
   */
  <I> I proxy(Class<I> api);
}
