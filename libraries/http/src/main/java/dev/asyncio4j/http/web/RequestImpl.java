package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.BodyReader;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Http.HttpVersion;
import dev.asyncio4j.http.JsonCodec;
import dev.asyncio4j.http.MultiDict;
import dev.asyncio4j.http.MultipartReader;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.internal.CookieText;
import dev.asyncio4j.http.wire.RequestHead;
import dev.asyncio4j.transports.TransportInfo;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request; most of its values are found when they are asked for. */
final class RequestImpl implements Request {
  private final RequestHead head;
  private final Exchange exchange;
  private final RequestBody body;
  private final CopyOptions own;
  private final long maxSize;
  private final Values values;
  private final RequestTarget target;
  private @Nullable MatchInfoImpl match;
  private @Nullable Map<String, String> cookies;

  RequestImpl(RequestHead head, Exchange exchange, long maxSize) {
    this(head, exchange, new RequestBody(exchange), maxSize, CopyOptions.defaults(), new Values());
  }

  private RequestImpl(
      RequestHead head,
      Exchange exchange,
      RequestBody body,
      long maxSize,
      CopyOptions own,
      Values values) {
    this.head = head;
    this.exchange = exchange;
    this.body = body;
    this.maxSize = maxSize;
    this.own = own;
    this.values = values;
    target = new RequestTarget(head.target());
  }

  static RequestImpl of(Request request) {
    return (RequestImpl) request;
  }

  Exchange exchange() {
    return exchange;
  }

  /** True if the client asks for another protocol. */
  boolean isUpgrade() {
    return head.upgrade();
  }

  int minor() {
    return head.minor();
  }

  long maxSize() {
    return maxSize;
  }

  /** The path as the router compares it. */
  String routingPath() {
    return target.routingPath();
  }

  MatchInfoImpl match() {
    if (match == null) throw new IllegalStateException("the request has not been routed: " + this);
    return match;
  }

  void match(MatchInfoImpl found) {
    match = found;
  }

  @Nullable MatchInfoImpl matchOrNull() {
    return match;
  }

  /** True if another target would have a route in the present application. */
  boolean resolves(String path) {
    var other = (RequestImpl) copy(CopyOptions.defaults().relUrl(path));
    return match().currentApp().router.resolve(other).httpException().isEmpty();
  }

  boolean expects() {
    return head.minor() == 1 && headers().contains("Expect");
  }

  /** Ends the body: it cannot be read any more. */
  void finish() {
    body.finish();
  }

  RequestBody body() {
    return body;
  }

  @Override
  public String method() {
    return head.method();
  }

  @Override
  public HttpVersion version() {
    return head.minor() == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
  }

  @Override
  public String host() {
    if (own.host() != null) return own.host();
    var named = target.authority() != null ? target.authority() : headers().get("Host");
    return named != null ? named : Peers.host(exchange.extraInfo(TransportInfo.LOCAL_ADDRESS));
  }

  @Override
  public String scheme() {
    if (own.scheme() != null) return own.scheme();
    return exchange.extraInfo(TransportInfo.SSL_SESSION).isPresent() ? "https" : "http";
  }

  @Override
  public @Nullable String remote() {
    if (own.remote() != null) return own.remote();
    return Peers.remote(exchange.extraInfo(TransportInfo.PEER_ADDRESS));
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String rawPath() {
    return head.target();
  }

  @Override
  public Url url() {
    return Url.of(scheme() + "://" + host()).join(relUrl());
  }

  @Override
  public Url relUrl() {
    return target.url();
  }

  @Override
  public Headers headers() {
    return head.headers();
  }

  @Override
  public Map<String, String> cookies() {
    if (cookies == null) {
      cookies =
          Collections.unmodifiableMap(
              CookieText.parseRequest(String.join("; ", headers().getAll("Cookie"))));
    }
    return cookies;
  }

  @Override
  public boolean keepAlive() {
    return head.keepAlive();
  }

  @Override
  public boolean canReadBody() {
    return head.hasBody() && !exchange.body().atEof();
  }

  @Override
  public boolean bodyExists() {
    return head.hasBody();
  }

  @Override
  public MatchInfo matchInfo() {
    return match();
  }

  @Override
  public Application app() {
    return match().currentApp();
  }

  @Override
  public <T> T config(AppKey<T> key) {
    return match().config(key);
  }

  @Override
  public BodyReader content() {
    return body.content();
  }

  @Override
  public Coroutine<byte[]> read() {
    return async(() -> body.read(maxSize));
  }

  @Override
  public Coroutine<String> text() {
    return async(() -> body.text(this));
  }

  @Override
  public Coroutine<@Nullable Object> json() {
    return async(() -> JsonCodec.builtIn().decode(body.text(this)));
  }

  @Override
  public <T> Coroutine<@Nullable T> json(Class<T> type) {
    return async(() -> JsonCodec.builtIn().decode(body.text(this), type));
  }

  @Override
  public Coroutine<MultiDict<FormValue>> post() {
    return async(() -> body.form(this));
  }

  @Override
  public Coroutine<MultipartReader> multipart() {
    return async(() -> body.parts(headers()));
  }

  @Override
  public Coroutine<@Nullable Void> release() {
    return async(body::release);
  }

  @Override
  public <T> T get(RequestKey<T> key) {
    return values.get(key, this);
  }

  @Override
  public <T> T get(RequestKey<T> key, T fallback) {
    T value = values.find(key);
    return value == null ? fallback : value;
  }

  @Override
  public <T> Request set(RequestKey<T> key, T value) {
    values.set(key, value);
    return this;
  }

  @Override
  public Request copy(CopyOptions options) {
    if (body.isRead()) {
      throw new IllegalStateException("Cannot clone request after reading its content: " + this);
    }
    long size = options.clientMaxSize() == null ? maxSize : options.clientMaxSize();
    var copy =
        new RequestImpl(
            RequestCopies.head(head, options),
            exchange,
            body,
            size,
            RequestCopies.origin(own, options),
            values.copy());
    copy.match = match;
    return copy;
  }

  @Override
  public Task<?> task() {
    return exchange.task();
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return exchange.extraInfo(key);
  }

  @Override
  public String toString() {
    return "<Request " + method() + " " + rawPath() + ">";
  }
}
