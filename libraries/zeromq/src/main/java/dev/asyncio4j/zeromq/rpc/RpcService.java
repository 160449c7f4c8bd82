package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.zeromq.ZmqTransport;
import org.jspecify.annotations.Nullable;

/**
 * An end of remote calls: a server or a client.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.Service}.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop that made it.
 */
public interface RpcService extends AutoCloseable {
  /** {@return the socket, to bind and connect further} */
  ZmqTransport transport();

  /**
   * Closes it; a server's handlers are cancelled, a client's calls fail.
   *
   * <p>Answers and calls that ZeroMQ has not taken are dropped. Notifications and what is published
   * have the linger time of {@code ZmqOptions} for that, which is zero unless it is set.
   */
  @Override
  void close();

  /**
   * Waits until it is closed, a server's handlers too.
   *
   * <p><b>Cancellation:</b> ends the wait only.
   *
   * @return the coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitClosed();
}
