package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of remote calls, any number of them at once.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.rpc.RPCClient}: {@code client.call.ns.method(1)} is {@code
 * call("ns.method", 1)}.
 *
 * <pre>{@code
 * interface Files {
 *   Coroutine<Integer> fileSize(String name);
 * }
 * var client = await(Rpc.connectRpc(RpcOptions.defaults().connect("tcp://127.0.0.1:5555")));
 * Long size = await(client.<Long>call("file_size", "a.txt"));
 * Integer same = await(client.proxy(Files.class).fileSize("a.txt"));
 * }</pre>
 */
public interface RpcClient extends RpcService {
  /**
   * Calls a remote function with arguments by position.
   *
   * <p>A server that is away is waited for, without an end unless there is a timeout.
   *
   * <p><b>Cancellation:</b> ends the wait; the function goes on, and its answer is dropped.
   *
   * @param <T> type of the answer, which is not checked: numbers are {@code Long} or {@code Double}
   * @param name of the function, with dots between namespaces
   * @param args values of msgpack, or translated ones
   * @return the call, which is sent when it is awaited
   * @throws PackException if an argument cannot be sent
   * @throws ServiceClosedException when awaited, if the client is closed, now or meanwhile
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if it took too long
   * @throws RuntimeException when awaited, what the function failed with
   */
  @CheckReturnValue
  default <T extends @Nullable Object> Coroutine<T> call(String name, @Nullable Object... args) {
    return call(name, Arrays.asList(args), Map.of());
  }

  /**
   * Calls a remote function with arguments by position and by name, as {@link #call(String,
   * Object...)} does.
   *
   * @param <T> type of the answer, which is not checked
   * @param name of the function
   * @param args by position
   * @param named by name
   * @return the call
   */
  @CheckReturnValue
  <T extends @Nullable Object> Coroutine<T> call(String name, List<?> args, Map<String, ?> named);

  /**
   * Returns an object whose methods call the remote functions of their names, in snake_case.
   *
   * @param <I> the interface
   * @param api an interface whose methods return coroutines
   * @return calls {@code file_size} where {@code fileSize} is called; numbers fit the types, also
   *     in lists and maps; variable arguments are sent one by one
   * @throws IllegalArgumentException if it is no interface, a method returns no coroutine, or a
   *     default method is in a package that its module does not open
   */
  <I> I proxy(Class<I> api);

  /**
   * Returns a client of the same connection with another timeout.
   *
   * @param limit for each call, more than zero
   * @return the client; a close of one closes both
   * @throws IllegalArgumentException if the limit is not
   */
  RpcClient withTimeout(Duration limit);
}
