package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.timeoutAt;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.TraceEvents.RequestEnd;
import dev.asyncio4j.http.TraceEvents.RequestException;
import dev.asyncio4j.http.TraceEvents.RequestRedirect;
import dev.asyncio4j.http.TraceEvents.RequestStart;
import dev.asyncio4j.http.internal.BytesPayload;
import dev.asyncio4j.http.internal.StreamPayload;
import dev.asyncio4j.http.wire.ResponseHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request with its redirects, within its limits of time. */
final class Exchange {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final SessionImpl session;
  private final RequestOptions options;
  private final RequestPlan plan;
  private final Tracing tracing;
  private final Headers headers;
  private final List<ClientResponse> history = new ArrayList<>();
  private final Credentials credentials;
  private String method;
  private Url url;
  private @Nullable Payload body;
  private boolean ownCookies = true;
  private boolean mayRetry;

  Exchange(SessionImpl session, String method, Url url, RequestOptions options) {
    this.session = session;
    this.options = options;
    this.method = method;
    if (!SCHEMES.contains(url.scheme())) {
      if (url.scheme().isEmpty()) throw new InvalidUrlClientException(url.toString(), null, null);
      throw new NonHttpUrlClientException(url.toString(), null, null);
    }
    this.url = url.extendQuery(options.query);
    plan = RequestPlan.of(session.options(), options);
    tracing = Tracing.of(session, session.options().traceConfigs, options.traceContext);
    headers = session.headers().copy();
    Set<String> replaced = options.headers.names();
    replaced.forEach(headers::remove);
    for (var field : options.headers) headers.add(field.getKey(), field.getValue());
    body = RequestBodies.of(options, session.options().json);
    credentials = new Credentials(session.options().trustEnv);
    mayRetry = IDEMPOTENT.contains(method);
  }

  ClientResponse run() throws Exception {
    tracing.tell(RequestStart.class, () -> new RequestStart(method, url, headers.copy()));
    try {
      Duration total = plan.timeout().total();
      Duration deadline = total == null ? null : session.loop().time().plus(total);
      ClientResponse response;
      try {
        response = deadline == null ? follow() : timeoutAt(deadline, scope -> follow());
      } catch (AsyncTimeoutException late) {
        throw new AsyncTimeoutException(
            "the request took longer than " + total + ": " + method + " " + safe(url), late);
      }
      try {
        if (response instanceof Reply reply) {
          reply.history(history);
          if (deadline != null && total != null) reply.reception().expireAt(deadline, total);
        }
        if (plan.check() != null) plan.check().accept(response);
        tracing.tell(RequestEnd.class, () -> new RequestEnd(method, url, headers.copy(), response));
        return response;
      } catch (Throwable refused) {
        response.abort(); // the caller does not get it
        throw refused;
      }
    } catch (Throwable failed) {
      tracing.tell(
          RequestException.class, () -> new RequestException(method, url, headers.copy(), failed));
      throw failed;
    }
  }

  private static Url safe(Url url) {
    return url.password() == null ? url : url.withPassword(null);
  }

  private ClientResponse follow() throws Exception {
    while (true) {
      ClientResponse response;
      try {
        response = ask();
      } catch (ClientConnectorException | ServerTimeoutException hopeless) {
        throw hopeless;
      } catch (ClientOsException
          | ServerDisconnectedException
          | ClientConnectionResetException closed) {
        boolean again = mayRetry && (body == null || !body.isConsumed());
        if (!again) throw closed;
        mayRetry = false;
        continue;
      }
      try {
        keepCookies(response);
        boolean redirects =
            !Boolean.FALSE.equals(options.allowRedirects) && REDIRECTS.contains(response.status());
        if (!redirects || !redirect(response)) return response;
      } catch (Throwable failed) {
        response.abort();
        throw failed;
      }
    }
  }

  private void keepCookies(ClientResponse response) {
    List<String> fields = response.headers().getAll("Set-Cookie");
    if (!fields.isEmpty()) session.cookieJar().updateFromHeaders(fields, response.url());
  }

  /** Prepares the next request; false: the reply does not say where to. */
  private boolean redirect(ClientResponse response) throws Exception {
    tracing.tell(
        RequestRedirect.class, () -> new RequestRedirect(method, url, headers.copy(), response));
    history.add(response);
    if (options.maxRedirects > 0 && history.size() >= options.maxRedirects) {
      ClientResponse first = history.get(0);
      throw new TooManyRedirectsException(first.requestInfo(), history, 0, "", response.headers());
    }
    int status = response.status();
    boolean get =
        status == 303 && !method.equals("HEAD")
            || (status == 301 || status == 302) && method.equals("POST");
    if (get) {
      method = "GET";
      body = null;
      headers.remove("Content-Length");
    } else if (body != null && body.isConsumed()) {
      throw new ClientPayloadException(
          "Cannot follow redirect with a consumed request body. Use bytes, a file, or set"
              + " allowRedirects(false)",
          null);
    }
    String location = response.headers().get("Location", response.headers().get("URI", ""));
    if (location.isEmpty()) {
      return false;
    }
    Url next = Redirection.target(url, location, session.options().requoteRedirectUrl);
    if (!next.origin().equals(url.origin())) {
      headers.remove("Authorization").remove("Cookie").remove("Proxy-Authorization");
      credentials.forget();
      ownCookies = false;
    }
    url = next;
    response.release();
    return true;
  }

  /** Sends one request on its way through the middlewares. */
  private ClientResponse ask() throws Exception {
    if (url.rawHost() == null || url.rawHost().isEmpty()) throw noUrl("it has no host");
    if (dev.asyncio4j.http.internal.Hosts.isDisguised(url.rawHost())) {
      throw noUrl("the host is no name, and no address in its usual form");
    }
    Url plain = credentials.of(url);
    Headers fields = headers.copy();
    credentials.apply(plain, fields);
    addCookies(plain, fields);
    Url proxy = plan.proxy() != null ? plan.proxy() : credentials.proxyFor(plain);
    RequestMessage request =
        new RequestMessage(session, plan, proxy, method, plain.withFragment(null), fields, body);
    Url realUrl = plain;
    List<ClientResponse> sent = new ArrayList<>();
    ClientHandler handler =
        message -> {
          ClientResponse response = send((RequestMessage) message, realUrl);
          sent.add(response);
          return response;
        };
    for (int i = plan.middlewares().size() - 1; i >= 0; i--) {
      ClientMiddleware middleware = plan.middlewares().get(i);
      ClientHandler next = handler;
      handler = message -> middleware.handle(message, next);
    }
    try {
      ClientResponse response = handler.handle(request);
      url = plain;
      return response;
    } catch (CancelledError cancelled) {
      sent.forEach(ClientResponse::abort); // a middleware had them, and nobody gets them now
      throw cancelled;
    }
  }

  private InvalidUrlClientException noUrl(String why) {
    return history.isEmpty()
        ? new InvalidUrlClientException(safe(url).toString(), why, null)
        : new InvalidUrlRedirectClientException(safe(url).toString(), why, null);
  }

  private void addCookies(Url plain, Headers fields) {
    String own = ownCookies ? CookieStore.pairs(options.cookies) : "";
    List<String> parts = new ArrayList<>();
    for (String each :
        new String[] {fields.get("Cookie", ""), session.cookieJar().header(plain), own}) {
      if (!each.isEmpty()) parts.add(each);
    }
    if (!parts.isEmpty()) fields.set("Cookie", CookieStore.merged(parts));
  }

  /** Sends a request over a connection, and waits for the head of the reply. */
  private ClientResponse send(RequestMessage request, Url realUrl) throws Exception {
    request.describeBody(sizeOf(request.body()));
    Wire wire = connect(request);
    Reception reception = wire.begin(plan.reception(request.method()));
    try {
      new RequestSender(wire, reception, request, tracing).send(session.options().version);
      ResponseHead head = await(reception.head());
      return new Reply(
          session.options(), session.pool(), wire, reception, head, request.info(realUrl), tracing);
    } catch (Throwable failed) {
      session.pool().discard(wire, reception);
      boolean unreadable =
          failed instanceof ClientResponseException bad && bad.requestInfo() == null;
      if (unreadable) throw withRequest((ClientResponseException) failed, request.info(realUrl));
      throw failed;
    }
  }

  private ClientResponseException withRequest(ClientResponseException bad, RequestInfo info) {
    return new ClientResponseException(
        info, history, bad.status(), bad.message(), bad.headers(), bad.getCause());
  }

  private static OptionalLong sizeOf(@Nullable Payload body) {
    if (body == null) return OptionalLong.empty();
    boolean known =
        body instanceof BytesPayload || body instanceof StreamPayload stream && !stream.isFile();
    return known ? body.size() : await(toThread(body::size));
  }

  private Wire connect(RequestMessage request) throws Exception {
    PoolKey key = request.key();
    ClientTimeout limits = plan.timeout();
    if (limits.connect() == null) return session.pool().acquire(key, limits.sockConnect(), tracing);
    try {
      return timeout(
          limits.connect(), () -> session.pool().acquire(key, limits.sockConnect(), tracing));
    } catch (AsyncTimeoutException late) {
      throw new ConnectionTimeoutException(
          "Connection timeout to host " + safe(request.url()), late);
    }
  }
}
