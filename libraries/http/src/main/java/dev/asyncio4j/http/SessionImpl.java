package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.internal.Tokens;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.DropWatch;

/** A session: its defaults, and the start of each request. */
final class SessionImpl implements ClientSession {
  private final EventLoop loop = getRunningLoop();
  private final SessionOptions options;
  private final Pool pool;
  private final CookieJar cookies;
  private final Headers headers;
  private final DropWatch watch;
  private boolean closed;

  SessionImpl(SessionOptions options) {
    this.options = options;
    pool = options.connector == null ? (Pool) Connector.tcp() : (Pool) options.connector;
    if (pool.loop() != loop) {
      throw new IllegalStateException(
          "Session and connector has to use same event loop: the connector's is "
              + pool.loop()
              + ", the session's "
              + loop);
    }
    cookies = options.cookieJar == null ? CookieJar.create() : options.cookieJar;
    if (!options.cookies.isEmpty()) cookies.update(options.cookies);
    headers = options.headers.copy();
    options.traceConfigs.forEach(TraceConfig::freeze);
    Pool own = options.connector == null || options.ownsConnector ? pool : null;
    watch =
        DropWatch.watch(
            loop,
            this,
            "Unclosed client session",
            () -> {
              if (own != null) own.abandon();
            });
  }

  @Override
  public Coroutine<ClientResponse> request(String method, String url, RequestOptions request) {
    check();
    String verb = Tokens.method(method);
    checkData(request);
    return async(
        () -> {
          Url parsed;
          try {
            parsed = Url.of(url);
          } catch (IllegalArgumentException noUrl) {
            throw new InvalidUrlClientException(url, noUrl.getMessage(), noUrl);
          }
          return exchange(verb, parsed, request);
        });
  }

  @Override
  public Coroutine<ClientResponse> request(String method, Url url, RequestOptions request) {
    check();
    String verb = Tokens.method(method);
    checkData(request);
    return async(() -> exchange(verb, url, request));
  }

  @Override
  public Coroutine<ClientWebSocket> wsConnect(String url, WsConnectOptions options) {
    WsUpgrade upgrade = new WsUpgrade(options);
    return upgraded(request(options.method, url, upgrade.request()), upgrade);
  }

  @Override
  public Coroutine<ClientWebSocket> wsConnect(Url url, WsConnectOptions options) {
    WsUpgrade upgrade = new WsUpgrade(options);
    return upgraded(request(options.method, url, upgrade.request()), upgrade);
  }

  private static Coroutine<ClientWebSocket> upgraded(
      Coroutine<ClientResponse> handshake, WsUpgrade upgrade) {
    return async(() -> upgrade.accept(await(handshake)));
  }

  private ClientResponse exchange(String method, Url url, RequestOptions request) throws Exception {
    check();
    Url base = options.baseUrl;
    Url whole = base != null && !url.isAbsolute() ? base.join(url) : url;
    return new Exchange(this, method, whole, request).run();
  }

  private void check() {
    if (closed) throw new IllegalStateException("Session is closed");
    if (pool.isClosed()) throw new IllegalStateException("Session is closed: its connector is");
    EventLoop here = getRunningLoop();
    if (here != loop) {
      throw new IllegalStateException(
          "the session belongs to "
              + loop
              + " and cannot be used on "
              + here
              + ": make one for each loop");
    }
  }

  private static void checkData(RequestOptions request) {
    if (request.hasJson && request.data != null) {
      throw new IllegalArgumentException(
          "data and json parameters can not be used at the same time: leave one of them out");
    }
  }

  EventLoop loop() {
    return loop;
  }

  Pool pool() {
    return pool;
  }

  SessionOptions options() {
    return options;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    watch.settle();
    if (options.connector == null || options.ownsConnector) pool.close();
  }

  @Override
  public Connector connector() {
    return pool;
  }

  @Override
  public CookieJar cookieJar() {
    return cookies;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public ClientTimeout timeout() {
    return options.timeout == null ? ClientTimeout.defaults() : options.timeout;
  }

  @Override
  public String toString() {
    return "<ClientSession " + (closed ? "closed" : "open") + " " + pool + ">";
  }
}
