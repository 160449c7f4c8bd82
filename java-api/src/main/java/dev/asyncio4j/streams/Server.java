package dev.asyncio4j.streams;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.LoopBound;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listening sockets and the connections that came from them.
 *
 * <p><i>Python:</i> {@code asyncio.Server}. {@link #close} does not wait, as there; the exit of
 * Python's {@code async with} is {@code close()} and {@code await(waitClosed())}.
 *
 * <p><b>Thread and loop:</b> on the loop that started it.
 *
 * <pre>{@code
 * var server = await(startServer(handler, "127.0.0.1", 8080));
 * await(server.serveForever());
 * }</pre>
 */
public interface Server extends LoopBound, AutoCloseable {
  /**
   * Returns the addresses it listens on, with the ports that the system chose; none when closed.
   *
   * <p><i>Python:</i> {@code sockets}; addresses in place of socket objects.
   *
   * @return one address for each socket
   */
  List<SocketAddress> sockets();

  /**
   * Returns the port it listens on: of its first socket that has one.
   *
   * <p><i>Python:</i> {@code sockets[0].getsockname()[1]}.
   *
   * <pre>{@code
   * var server = await(startServer(handler, "127.0.0.1", 0));
   * int chosen = server.port();
   * }</pre>
   *
   * @return the port, 1 to 65535
   * @throws IllegalStateException if it is closed, or listens on unix sockets only
   */
  default int port() {
    for (SocketAddress address : sockets()) {
      if (address instanceof InetSocketAddress internet) return internet.getPort();
    }
    throw new IllegalStateException(
        this + " has no port: ask before it is closed, and not of a unix server");
  }

  /**
   * Starts to accept connections; does nothing if it accepts them already.
   *
   * <p><i>Python:</i> {@code start_serving()}. Before it, clients that connect wait in the system's
   * backlog; Python refuses them.
   *
   * <p><b>Cancellation:</b> it accepts all the same: this does not wait.
   *
   * @return a coroutine to await
   * @throws IllegalStateException when awaited, if it is closed
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> startServing();

  /**
   * Accepts connections until it is cancelled or the server is closed.
   *
   * <p><i>Python:</i> {@code serve_forever()}; same.
   *
   * <p><b>Cancellation:</b> closes the server, waits until its connections are gone, and goes on as
   * a cancellation. {@link #close} has the same effect.
   *
   * @return a coroutine to await
   * @throws IllegalStateException when awaited, if the server is closed or another task is in here
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> serveForever();

  /**
   * Waits until the server is closed and the last of its connections is gone.
   *
   * <p><i>Python:</i> {@code wait_closed()}, as of 3.12.
   *
   * <p><b>Cancellation:</b> ends the wait only.
   *
   * @return a coroutine to await
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> waitClosed();

  /**
   * Stops to accept connections at once; those that are open live on. Does not wait.
   *
   * <p><i>Python:</i> {@code close()}.
   */
  @Override
  void close();

  /**
   * Closes every connection after its buffer has been sent.
   *
   * <p><i>Python:</i> {@code close_clients()}.
   */
  void closeClients();

  /**
   * Closes every connection at once and drops its buffer.
   *
   * <p><i>Python:</i> {@code abort_clients()}.
   */
  void abortClients();

  /**
   * Stops to accept connections, gives those that are open some time to end, and closes the rest.
   *
   * <p><i>Python:</i> none; there it is {@code close()}, {@code wait_closed()} with a timeout, and
   * {@code abort_clients()}.
   *
   * <p><b>Cancellation:</b> closes the rest at once.
   *
   * <pre>{@code
   * await(server.close(Duration.ofSeconds(10)));
   * }</pre>
   *
   * @param grace for the clients to end by themselves; null: as long as they take
   * @return a coroutine to await, which gives the number of connections that were aborted
   */
  @CheckReturnValue
  Coroutine<Integer> close(@Nullable Duration grace);

  /**
   * Tells whether it accepts connections.
   *
   * <p><i>Python:</i> {@code is_serving()}.
   *
   * @return true between the start and the close
   */
  boolean isServing();
}
