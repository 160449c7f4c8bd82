package dev.asyncio4j.http;

import dev.asyncio4j.http.Http.HttpVersion;
import dev.asyncio4j.http.internal.BytesPayload;
import dev.asyncio4j.http.internal.Decoders;
import dev.asyncio4j.http.internal.Tokens;
import dev.asyncio4j.transports.TlsOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request on its way: what middlewares change, and what is sent in the end. */
final class RequestMessage implements ClientRequest {
  private static final Set<String> BODYLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String AGENT = "Java/" + Runtime.version().feature() + " asyncio4j-http";

  private final ClientSession session;
  private final RequestPlan plan;
  private final @Nullable Url proxy;
  private String method;
  private Url url;
  private Headers headers;
  private @Nullable Payload body;
  private OptionalLong size = OptionalLong.empty();

  /** Names of the fields that tell of the body, and are not the user's. */
  private final Set<String> added = new HashSet<>();

  RequestMessage(
      ClientSession session,
      RequestPlan plan,
      @Nullable Url proxy,
      String method,
      Url url,
      Headers fields,
      @Nullable Payload body) {
    this.session = session;
    this.plan = plan;
    this.proxy = proxy;
    this.method = method;
    this.url = url;
    this.body = body;
    headers = Headers.create().add("Host", url.authority());
    for (var field : fields) {
      if (field.getKey().equalsIgnoreCase("Host")) headers.set("Host", field.getValue());
      else headers.add(field.getKey(), field.getValue());
    }
    auto("Accept", "*/*");
    auto("Accept-Encoding", Decoders.accepted());
    auto("User-Agent", AGENT);
  }

  private void auto(String name, String value) {
    if (plan.skipped().stream().noneMatch(name::equalsIgnoreCase)) headers.setIfAbsent(name, value);
  }

  /**
   * Adds the fields that tell of the body, once it is known which that is; it may be sent again.
   */
  void describeBody(OptionalLong bodySize) {
    added.forEach(headers::remove);
    added.clear();
    size = bodySize;
    Payload own = body;
    boolean framed = headers.contains("Content-Length") || headers.contains("Transfer-Encoding");
    if (own == null) {
      if (!BODYLESS.contains(method) && !framed) addOwn("Content-Length", "0");
      return;
    }
    boolean empty = size.isPresent() && size.getAsLong() == 0;
    if (plan.compress() != null && !empty) {
      if (headers.contains("Content-Encoding")) {
        throw new IllegalArgumentException(
            "compress can not be set if Content-Encoding header is set: leave one of them out");
      }
      addOwn("Content-Encoding", plan.compress());
    }
    if (Boolean.TRUE.equals(plan.chunked()) && framed) {
      throw new IllegalArgumentException(
          headers.contains("Content-Length")
              ? "chunked can not be set if Content-Length header is set: leave one of them out"
              : "chunked can not be set if \"Transfer-Encoding: chunked\" header is set: leave one"
                  + " of them out");
    }
    if (!framed) {
      boolean chunked = Boolean.TRUE.equals(plan.chunked()) || compresses() || size.isEmpty();
      if (chunked) addOwn("Transfer-Encoding", "chunked");
      else addOwn("Content-Length", Long.toString(size.getAsLong()));
    }
    for (var field : own.headers()) auto(field.getKey(), field.getValue());
    if (plan.expect100()) headers.setIfAbsent("Expect", "100-continue");
  }

  private void addOwn(String name, String value) {
    headers.add(name, value);
    added.add(name);
  }

  boolean compresses() {
    return plan.compress() != null && !(size.isPresent() && size.getAsLong() == 0);
  }

  boolean isChunked() {
    return headers
        .get("Transfer-Encoding", "")
        .toLowerCase(java.util.Locale.ROOT)
        .contains("chunked");
  }

  boolean waitsForConsent() {
    return body != null && headers.get("Expect", "").equalsIgnoreCase("100-continue");
  }

  /** The body, if it is there already and goes with the head. */
  @Nullable BytesPayload immediateBody() {
    boolean plain = !compresses() && !isChunked() && !waitsForConsent();
    return plain && body instanceof BytesPayload bytes ? bytes : null;
  }

  /** The head as it is sent. */
  String head(HttpVersion version) {
    boolean wholeUrl = proxy != null && url.scheme().equals("http") && !ProxyWay.isSocks(proxy);
    StringBuilder out = new StringBuilder(256);
    out.append(method).append(' ');
    if (wholeUrl) out.append(url.origin());
    out.append(url.rawPathQs()).append(' ').append(version).append("\r\n");
    for (var field : headers) {
      out.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }
    if (wholeUrl) {
      Headers more = plan.proxyHeaders().copy();
      ProxyWay.authorize(more, proxy);
      for (var field : more) {
        if (headers.contains(field.getKey())) continue;
        out.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
      }
    }
    return out.append("\r\n").toString();
  }

  RequestInfo info(Url realUrl) {
    return new RequestInfo(url, method, headers.copy(), realUrl);
  }

  RequestPlan plan() {
    return plan;
  }

  PoolKey key() {
    boolean secure = url.scheme().equals("https") || url.scheme().equals("wss");
    return new PoolKey(
        String.valueOf(url.rawHost()),
        url.port(),
        secure,
        secure ? plan.tls() : null,
        secure ? plan.fingerprint() : null,
        secure ? plan.serverHostname() : null,
        proxy,
        proxy == null ? Headers.create() : plan.proxyHeaders());
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public ClientRequest method(String newMethod) {
    method = Tokens.method(newMethod);
    return this;
  }

  @Override
  public Url url() {
    return url;
  }

  @Override
  public ClientRequest url(Url newUrl) {
    if (headers.get("Host", "").equals(url.authority())) headers.set("Host", newUrl.authority());
    url = newUrl.withFragment(null);
    return this;
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public ClientRequest headers(Headers newHeaders) {
    headers = newHeaders.copy();
    return this;
  }

  @Override
  public @Nullable Payload body() {
    return body;
  }

  @Override
  public ClientRequest body(@Nullable Payload newBody) {
    body = newBody;
    forgetBody();
    headers.remove("Content-Type");
    return this;
  }

  private void forgetBody() {
    headers.remove("Content-Length").remove("Transfer-Encoding");
  }

  @Override
  public ClientSession session() {
    return session;
  }

  @Override
  public Optional<Url> proxy() {
    return Optional.ofNullable(proxy);
  }

  @Override
  public @Nullable TlsOptions tls() {
    return plan.tls();
  }

  @Override
  public String toString() {
    return "<ClientRequest "
        + method
        + " "
        + (url.password() == null ? url : url.withPassword(null))
        + ">";
  }
}
