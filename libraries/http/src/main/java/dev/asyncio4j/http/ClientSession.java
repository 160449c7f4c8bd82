package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A client with its pool of connections, its cookies and its defaults; make one and keep it.
 *
 * <p><i>Python:</i> {@code aiohttp.ClientSession}. {@code async with session.get(url) as r} is
 * {@code try (var r = await(session.get(url)))}.
 *
 * <p><b>Cancellation:</b> of a request closes its connection, wherever it is; its place in the pool
 * is free at once.
 *
 * <p><b>Thread and loop:</b> belongs to the loop that it was made on.
 *
 * <pre>{@code
 * try (var session = ClientSession.create("https://example.org/")) {
 *   try (var response = await(session.get("news"))) {
 *     System.out.println(await(response.text()));
 *   }
 * }
 * }</pre>
 */
public interface ClientSession extends RequestMethods, AutoCloseable {
  /**
   * Returns a session with the defaults.
   *
   * @return the session
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static ClientSession create() {
    return create(SessionOptions.defaults());
  }

  /**
   * Returns a session that relative URLs start from.
   *
   * @param baseUrl absolute; its path ends with a slash
   * @return the session
   * @throws IllegalArgumentException if it does not
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static ClientSession create(String baseUrl) {
    return create(SessionOptions.defaults().baseUrl(baseUrl));
  }

  /**
   * Returns a session.
   *
   * @param options the defaults of its requests, and what it is made of
   * @return the session
   * @throws IllegalStateException if its connector belongs to another loop
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static ClientSession create(SessionOptions options) {
    return new SessionImpl(options);
  }

  /**
   * Opens a WebSocket.
   *
   * <p><i>Python:</i> {@code ws_connect(url)}.
   *
   * <p><b>Cancellation:</b> closes the connection.
   *
   * @param url of scheme ws, wss, http or https; or relative, with a base URL
   * @return the open socket
   * @throws WsServerHandshakeException when awaited, if the server does not grant it
   */
  @CheckReturnValue
  default Coroutine<ClientWebSocket> wsConnect(String url) {
    return wsConnect(url, WsConnectOptions.defaults());
  }

  /**
   * Opens a WebSocket.
   *
   * <p><i>Python:</i> {@code ws_connect(url, …)}. The handshake is a request of the session, with
   * its cookies, headers, middlewares, tracing, proxy and redirects, and its limits of time; those
   * do not hold for the socket.
   *
   * <p><b>Cancellation:</b> closes the connection.
   *
   * @param url of scheme ws, wss, http or https; or relative, with a base URL
   * @param options of the handshake and of the socket
   * @return the open socket
   * @throws WsServerHandshakeException when awaited, if the server does not grant it
   */
  @CheckReturnValue
  Coroutine<ClientWebSocket> wsConnect(String url, WsConnectOptions options);

  /**
   * Opens a WebSocket; see {@link #wsConnect(String, WsConnectOptions)}.
   *
   * @param url of scheme ws, wss, http or https; or relative, with a base URL
   * @param options of the handshake and of the socket
   * @return the open socket
   * @throws WsServerHandshakeException when awaited, if the server does not grant it
   */
  @CheckReturnValue
  Coroutine<ClientWebSocket> wsConnect(Url url, WsConnectOptions options);

  /** {@return whether it is closed} */
  boolean isClosed();

  /**
   * Closes the session and, if it owns it, its connector; in a coroutine it waits until the sockets
   * are closed. The second call does nothing.
   */
  @Override
  void close();

  /**
   * Closes as {@link #close} does, where that cannot wait: in a function of Kotlin.
   *
   * <p><i>Python:</i> {@code await session.close()}.
   *
   * @return nothing, when the sockets are closed
   */
  @CheckReturnValue
  default Coroutine<@Nullable Void> closeAsync() {
    return async(this::close);
  }

  /** {@return its pool} */
  Connector connector();

  /** {@return its cookies} */
  CookieJar cookieJar();

  /** {@return the headers of all its requests, to be changed} */
  Headers headers();

  /** {@return its limits of time} */
  ClientTimeout timeout();
}
