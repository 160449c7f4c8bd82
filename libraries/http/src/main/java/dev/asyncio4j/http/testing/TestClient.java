package dev.asyncio4j.http.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientWebSocket;
import dev.asyncio4j.http.CookieJar;
import dev.asyncio4j.http.CookieJarOptions;
import dev.asyncio4j.http.RequestMethods;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.WsConnectOptions;
import dev.asyncio4j.http.web.Application;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of a {@link TestServer}, which it starts and ends: paths in place of URLs.
 *
 * <p><i>Python:</i> {@code test_utils.TestClient}. Responses that a test leaves open are closed
 * with it. Cookies work for the address of this machine, too.
 *
 * <p><b>Cancellation:</b> of a request closes its connection; of the start, nothing listens then.
 *
 * <pre>{@code
 * var app = Application.create().addRoutes(Web.get("/", request -> Response.text("Hello")));
 * try (var client = await(TestClient.create(TestServer.create(app)))) {
 *   System.out.println(await(await(client.get("/")).text()));
 * }
 * }</pre>
 */
public final class TestClient implements RequestMethods, AutoCloseable {
  private final TestServer server;
  private final ClientSession session;

  private TestClient(TestServer server, ClientSession session) {
    this.server = server;
    this.session = session;
  }

  /**
   * Starts a server, and makes a client of it.
   *
   * @param server started here unless it is already
   * @return a coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<TestClient> create(TestServer server) {
    return create(
        server,
        () ->
            SessionOptions.defaults()
                .cookieJar(CookieJar.create(CookieJarOptions.defaults().unsafe(true))));
  }

  /**
   * Starts a server, and makes a client of it, with options.
   *
   * @param server started here unless it is already
   * @param options of the client's session; its jar takes cookies of addresses only if it is told
   *     to
   * @return a coroutine to await
   */
  @CheckReturnValue
  public static Coroutine<TestClient> create(TestServer server, SessionOptions options) {
    return create(server, () -> options);
  }

  private static Coroutine<TestClient> create(TestServer server, Supplier<SessionOptions> options) {
    return async(
        () -> {
          await(server.start());
          return new TestClient(server, ClientSession.create(options.get()));
        });
  }

  @Override
  public Coroutine<ClientResponse> request(String method, Url path, RequestOptions options) {
    return session.request(method, server.makeUrl(path), options);
  }

  @Override
  public Coroutine<ClientResponse> request(String method, String path, RequestOptions options) {
    return session.request(method, server.makeUrl(path), options);
  }

  /**
   * Opens a WebSocket.
   *
   * @param path begins with a slash
   * @return a coroutine to await
   */
  @CheckReturnValue
  public Coroutine<ClientWebSocket> wsConnect(String path) {
    return wsConnect(path, WsConnectOptions.defaults());
  }

  /**
   * Opens a WebSocket with options.
   *
   * @param path begins with a slash
   * @param options of the handshake and of the socket
   * @return a coroutine to await
   */
  @CheckReturnValue
  public Coroutine<ClientWebSocket> wsConnect(String path, WsConnectOptions options) {
    return session.wsConnect(server.makeUrl(path), options);
  }

  /** {@return the server} */
  public TestServer server() {
    return server;
  }

  /** {@return the application of the server; null: it is a raw one} */
  public @Nullable Application app() {
    return server.app();
  }

  /** {@return the session that sends the requests} */
  public ClientSession session() {
    return session;
  }

  /**
   * Makes a URL of the server.
   *
   * @param path begins with a slash
   * @return the whole URL
   */
  public Url makeUrl(String path) {
    return server.makeUrl(path);
  }

  /** Closes the session and the server, awaited. */
  @Override
  public void close() {
    try {
      session.close();
    } finally {
      server.close();
    }
  }

  @Override
  public String toString() {
    return "TestClient[" + server + "]";
  }
}
