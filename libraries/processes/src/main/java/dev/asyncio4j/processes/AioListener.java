package dev.asyncio4j.processes;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * A place that other processes connect to, if they have its key.
 *
 * <p><i>Python:</i> {@code AioListener}. The key is proved both ways, with HMAC; it is never sent.
 * Who says nothing holds up nobody.
 *
 * <p><b>Cancellation:</b> of an accept: the connection is for the next one.
 *
 * <p><b>Thread and loop:</b> in tasks of the loop that made it.
 *
 * <pre>{@code
 * var here = new java.net.InetSocketAddress("127.0.0.1", 0);
 * try (var listener = await(AioProcesses.listener(here, data));
 *     var client = await(AioProcesses.client(listener.address(), data));
 *     var server = await(listener.coroAccept())) {
 *   await(client.coroSend("hello"));
 *   System.out.println(await(server.coroRecv()));
 * }
 * }</pre>
 */
public interface AioListener extends AutoCloseable {
  /**
   * Waits for the next connection.
   *
   * @return gives the connection, whose other end has the key
   * @throws AuthenticationException when awaited, if the next one has another key
   * @throws EndOfPipeException when awaited, if the listener is closed
   */
  @CheckReturnValue
  Coroutine<AioConnection> coroAccept();

  /** {@return where it listens} */
  SocketAddress address();

  /** {@return where the last connection came from} */
  Optional<SocketAddress> lastAccepted();

  /** Listens no more; connections stay. */
  @Override
  void close();
}
