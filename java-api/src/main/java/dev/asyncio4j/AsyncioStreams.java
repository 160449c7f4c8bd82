package dev.asyncio4j;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.spi.AsyncioProvider;
import dev.asyncio4j.spi.Engine;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The part of {@link Asyncio} that reaches out: to threads, to other loops, to the network. */
@SuppressWarnings(
    "overloads") // a body with a value and its twin without: told apart by the lambda's shape
abstract class AsyncioStreams {
  static final AsyncioProvider ENGINE = Engine.provider();

  AsyncioStreams() {}

  /** Refuses null, with the names of {@code parameter} and of the method that has got it. */
  static <T> T need(T value, String parameter) {
    if (value == null) throw Engine.nullGiven(parameter);
    return value;
  }

  /**
   * Returns a coroutine that runs blocking code in a thread of the default executor.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}; same. The context variables go along, as a copy.
   * It starts when it is awaited.
   *
   * <p><b>Cancellation:</b> ends the wait only: code that runs goes on to its end, and its result
   * is dropped.
   *
   * <p><b>Thread and loop:</b> callable from anywhere. The code runs outside the loop: it must not
   * await, nor touch the loop's objects.
   *
   * <pre>{@code
   * String text = await(toThread(() -> Files.readString(Path.of("config.txt"))));
   * }</pre>
   *
   * @param <T> the type of the result
   * @param blocking the code
   * @return a coroutine; it fails with what the code throws: the same object; or with
   *     IllegalStateException if the default executor has been shut down
   */
  @CheckReturnValue
  public static <T extends @Nullable Object> Coroutine<T> toThread(Body<T> blocking) {
    return ENGINE.toThread(need(blocking, "blocking"));
  }

  /**
   * Returns a coroutine that runs blocking code without a value in a thread of the default
   * executor.
   *
   * <p><i>Python:</i> {@code asyncio.to_thread}; same.
   *
   * <p><b>Cancellation:</b> ends the wait only: code that runs goes on to its end.
   *
   * @param blocking the code
   * @return a coroutine that gives null
   * @see #toThread(Body)
   */
  @CheckReturnValue
  public static Coroutine<@Nullable Void> toThread(VoidBody blocking) {
    return ENGINE.toThread(Engine.toBody(need(blocking, "blocking")));
  }

  /**
   * Starts a coroutine on the loop of another thread and returns the JDK's future of its result.
   *
   * <p><i>Python:</i> {@code asyncio.run_coroutine_threadsafe}; same.
   *
   * <p><b>Cancellation:</b> cancelling the result cancels the task, and the other way round. A
   * timeout of {@code get} cancels nothing.
   *
   * <p><b>Thread and loop:</b> from any thread. Do not block for the result in the loop's own
   * thread: the loop would wait for itself.
   *
   * <pre>{@code
   * CompletableFuture<String> page = runCoroutineThreadsafe(fetch(url), loop);
   * System.out.println(page.get(5, TimeUnit.SECONDS)); // in a thread of your own
   * }</pre>
   *
   * @param <T> the type of the result
   * @param coroutine what to run; it must not have been started, else the result fails with
   *     IllegalStateException
   * @param loop the loop, which must run for the coroutine to start
   * @return the result, for threads outside the loop
   * @throws IllegalStateException if the loop is closed
   * @throws IllegalArgumentException if the coroutine was not made by this library
   */
  public static <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop) {
    return ENGINE.runCoroutineThreadsafe(need(coroutine, "coroutine"), need(loop, "loop"));
  }

  /**
   * Connects to a server over TCP; gives a reader and a writer.
   *
   * <p><i>Python:</i> {@code asyncio.open_connection}, which gives a pair; this gives a {@link
   * Connection}, which is a resource.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException}, which names
   *     the address, if no address of the host accepts
   */
  @CheckReturnValue
  public static Coroutine<Connection> openConnection(String host, int port) {
    return openConnection(host, port, ConnectOptions.defaults());
  }

  /**
   * Connects to a server over TCP, or TLS on top of it, with options.
   *
   * <p><i>Python:</i> {@code asyncio.open_connection} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param host a name, resolved off the loop, or an address
   * @param port the port, 1 to 65535
   * @param options TLS, limit of a line, local address, how several addresses are tried
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException} as without
   *     options, and if the TLS handshake fails
   */
  @CheckReturnValue
  public static Coroutine<Connection> openConnection(
      String host, int port, ConnectOptions options) {
    return ENGINE.openConnection(need(host, "host"), port, need(options, "options"));
  }

  /**
   * Listens for clients over TCP; each one gets a task that runs the handler.
   *
   * <p><i>Python:</i> {@code asyncio.start_server}. A handler that fails is reported to the
   * exception handler, and its connection is closed.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @param handler runs for each client, in a task of its own
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException}, which names
   *     the address, if it cannot be listened on
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(ConnectionHandler handler, String host, int port) {
    return startServer(handler, host, port, ServerOptions.defaults());
  }

  /**
   * Listens for clients over TCP, or TLS on top of it, with options.
   *
   * <p><i>Python:</i> {@code asyncio.start_server} with keyword arguments.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @param handler runs for each client, in a task of its own
   * @param host a name or an address; empty for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, limit of a line, backlog, shared port, whether to accept at once
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException} as without
   *     options
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, String host, int port, ServerOptions options) {
    return startServer(handler, List.of(need(host, "host")), port, options);
  }

  /**
   * Listens for clients over TCP on several addresses.
   *
   * <p><i>Python:</i> {@code asyncio.start_server} with a list of hosts.
   *
   * <p><b>Cancellation:</b> nothing listens then.
   *
   * @param handler runs for each client, in a task of its own
   * @param hosts names or addresses; an empty one for all interfaces
   * @param port the port; 0 for any free one, see {@link Server#sockets()}
   * @param options TLS, limit of a line, backlog, shared port, whether to accept at once
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException} if one
   *     cannot be listened on: none is then
   */
  @CheckReturnValue
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, Collection<String> hosts, int port, ServerOptions options) {
    return ENGINE.startServer(
        need(handler, "handler"), need(hosts, "hosts"), port, need(options, "options"));
  }

  /**
   * Connects to a server over a unix socket.
   *
   * <p><i>Python:</i> {@code asyncio.open_unix_connection}.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param path the file of the socket
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException}, which names
   *     the path, if nothing listens there
   */
  @CheckReturnValue
  public static Coroutine<Connection> openUnixConnection(Path path) {
    return openUnixConnection(path, ConnectOptions.defaults());
  }

  /**
   * Connects to a server over a unix socket with options.
   *
   * <p><i>Python:</i> {@code asyncio.open_unix_connection} with keyword arguments.
   *
   * <p><b>Cancellation:</b> the attempt ends and its socket is closed.
   *
   * @param path the file of the socket
   * @param options limit of a line; TLS, which needs {@code serverHostname}
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException} as without
   *     options
   */
  @CheckReturnValue
  public static Coroutine<Connection> openUnixConnection(Path path, ConnectOptions options) {
    return ENGINE.openUnixConnection(need(path, "path"), need(options, "options"));
  }

  /**
   * Listens for clients on a unix socket; each one gets a task that runs the handler.
   *
   * <p><i>Python:</i> {@code asyncio.start_unix_server}.
   *
   * <p><b>Cancellation:</b> nothing listens then, and the file is deleted.
   *
   * @param handler runs for each client, in a task of its own
   * @param path the file to make; one of a socket that nobody serves any more is replaced
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException}, which names
   *     the path, if it cannot be listened on
   */
  @CheckReturnValue
  public static Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path) {
    return startUnixServer(handler, path, ServerOptions.defaults());
  }

  /**
   * Listens for clients on a unix socket with options.
   *
   * <p><i>Python:</i> {@code asyncio.start_unix_server} with keyword arguments.
   *
   * <p><b>Cancellation:</b> nothing listens then, and the file is deleted.
   *
   * @param handler runs for each client, in a task of its own
   * @param path the file to make; one of a socket that nobody serves any more is replaced
   * @param options TLS, limit of a line, backlog, whether to delete the file at the end
   * @return the coroutine to await; it fails with {@link java.io.UncheckedIOException} as without
   *     options
   */
  @CheckReturnValue
  public static Coroutine<Server> startUnixServer(
      ConnectionHandler handler, Path path, ServerOptions options) {
    return ENGINE.startUnixServer(
        need(handler, "handler"), need(path, "path"), need(options, "options"));
  }
}
