package dev.asyncio4j.http.asks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.ClientResponse;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.Connector;
import dev.asyncio4j.http.CookieJar;
import dev.asyncio4j.http.CookieJarOptions;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.ServerDisconnectedException;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TcpOptions;
import java.util.Locale;

/**
 * A session of asks on one of the client's.
 *
 * <p><b>Cancellation:</b> of a request closes its connection.
 */
final class AsksClient implements AsksSession {
  /** asks keeps the cookies of addresses, too. */
  private static final CookieJarOptions ALL_HOSTS = CookieJarOptions.defaults().unsafe(true);

  private final AsksSessionOptions options;
  private final ClientSession session;

  AsksClient(AsksSessionOptions options) {
    this.options = options;
    SessionOptions under =
        SessionOptions.defaults()
            .connector(Connector.tcp(TcpOptions.defaults().limit(options.connections())))
            .headers(options.headers())
            .cookieJar(options.persistCookies() ? CookieJar.create(ALL_HOSTS) : CookieJar.dummy())
            .timeout(ClientTimeout.none());
    session = ClientSession.create(options.tls() == null ? under : under.tls(options.tls()));
  }

  /** Sends one request in a session of its own, which ends with the reply. */
  static Coroutine<AsksResponse> once(String method, String uri, AsksOptions options) {
    return async(
        () -> {
          var session = new AsksClient(AsksSessionOptions.defaults());
          boolean keeps = false;
          try {
            AsksResponse reply = session.exchange(method, uri, options, session::close);
            keeps = options.stream;
            return reply;
          } finally {
            if (!keeps) session.close();
          }
        });
  }

  @Override
  public Coroutine<AsksResponse> request(String method, String url, AsksOptions request) {
    return async(() -> exchange(method.toUpperCase(Locale.ROOT), url, request, () -> {}));
  }

  @Override
  public Coroutine<AsksResponse> requestPath(String method, String path, AsksOptions request) {
    String base = options.baseLocation();
    if (base == null) {
      throw new IllegalStateException(
          "A path needs a session with a base location: make it with baseLocation(…)");
    }
    return request(method, base + options.endpoint() + path, request);
  }

  private AsksResponse exchange(String method, String url, AsksOptions of, Runnable onClose)
      throws Exception {
    return AsksFailures.translated(
        () ->
            of.timeout == null
                ? attempts(method, url, of, onClose)
                : timeout(of.timeout, () -> attempts(method, url, of, onClose)));
  }

  private AsksResponse attempts(String method, String url, AsksOptions of, Runnable onClose)
      throws Exception {
    for (int left = of.retries; ; left--) {
      try {
        return attempt(method, url, of, onClose);
      } catch (ServerDisconnectedException closed) {
        if (left == 0) throw closed;
      }
    }
  }

  private AsksResponse attempt(String method, String url, AsksOptions of, Runnable onClose)
      throws Exception {
    ClientResponse response = await(session.request(method, url, under(of)));
    if (of.stream) {
      return new AsksReply(
          response, null, null, of.encoding, new StreamBody(response, of.timeout, onClose));
    }
    try (response) {
      if (of.callback == null) return AsksReply.read(response, await(response.read()), of.encoding);
      for (byte[] piece : each(response.content().any())) of.callback.accept(piece);
      return new AsksReply(response, null, null, of.encoding, null);
    }
  }

  private static RequestOptions under(AsksOptions of) {
    RequestOptions request =
        of.request
            .timeout(ClientTimeout.none().connect(of.connectionTimeout))
            .autoDecompress(of.stream || of.callback != null);
    return of.auth == null ? request : request.middlewares(of.auth.middleware());
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public String toString() {
    return "<AsksSession of " + options.connections() + " connections>";
  }
}
