package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.TraceEvents.ResponseChunkReceived;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.internal.MediaTypes;
import dev.asyncio4j.http.wire.ResponseHead;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reply of a server over a {@link Wire}. */
final class Reply implements HeadFacts {
  private final SessionOptions options;
  private final Pool pool;
  private final Wire wire;
  private final Reception reception;
  private final BodyStream content;
  private final ResponseHead head;
  private final RequestInfo request;
  private final Tracing tracing;
  private List<ClientResponse> history = List.of();
  private byte @Nullable [] body;
  private @Nullable DropWatch watch;
  private boolean closed;

  /** A session that serves this request alone; null: it serves others. */
  private @Nullable SessionImpl own;

  Reply(
      SessionOptions options,
      Pool pool,
      Wire wire,
      Reception reception,
      ResponseHead head,
      RequestInfo request,
      Tracing tracing) {
    this.options = options;
    this.pool = pool;
    this.wire = wire;
    this.reception = reception;
    this.head = head;
    this.request = request;
    this.tracing = tracing;
    content = reception.body();
    if (holdsConnection()) watchDrop();
  }

  /** Tells whether the connection waits for the end of this reply: after 101 it has no other. */
  private boolean holdsConnection() {
    return !reception.isDone() || reception.isUpgrade();
  }

  private void watchDrop() {
    Pool own = pool;
    Wire used = wire;
    Reception exchange = reception;
    DropWatch drop =
        DropWatch.watch(
            wire.loop(),
            this,
            "Unclosed response of " + request,
            () -> own.discard(used, exchange));
    if (!reception.isDone()) content.onEof(drop::settle);
    watch = drop;
  }

  void history(List<ClientResponse> replies) {
    history = List.copyOf(replies);
  }

  /** Closes a session when this reply is closed. */
  void ends(SessionImpl session) {
    own = session;
  }

  private void closeOwn() {
    SessionImpl session = own;
    own = null;
    if (session != null) session.close();
  }

  Reception reception() {
    return reception;
  }

  Wire wire() {
    return wire;
  }

  /** Leaves the connection to another protocol: this reply does not close it any more. */
  void detach() {
    if (watch != null) watch.settle();
    closed = true;
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public String reason() {
    return head.reason();
  }

  @Override
  public Http.HttpVersion version() {
    return head.minor() == 0 ? Http.HttpVersion.HTTP_1_0 : Http.HttpVersion.HTTP_1_1;
  }

  @Override
  public Headers headers() {
    return head.headers();
  }

  @Override
  public List<ClientResponse> history() {
    return history;
  }

  @Override
  public RequestInfo requestInfo() {
    return request;
  }

  @Override
  public BodyReader content() {
    return content;
  }

  @Override
  public Coroutine<byte[]> read() {
    return async(this::readBody);
  }

  private byte[] readBody() throws Exception {
    byte[] known = body;
    if (known != null) return known;
    if (closed && !content.atEof()) {
      throw new ClientConnectionException(
          "Connection closed: the reply was closed before it was read", null);
    }
    try {
      byte[] whole = await(content.read(-1));
      body = whole;
      tracing.tell(
          ResponseChunkReceived.class,
          () -> new ResponseChunkReceived(method(), url(), whole.clone()));
      return whole;
    } catch (Throwable failed) {
      abort();
      throw failed;
    }
  }

  @Override
  public Coroutine<String> text() {
    return async(
        () -> {
          byte[] bytes = readBody();
          return new String(bytes, encoding());
        });
  }

  @Override
  public Coroutine<String> text(Charset charset) {
    return async(() -> new String(readBody(), charset));
  }

  @Override
  public Coroutine<@Nullable Object> json() {
    return async(
        () -> {
          String json = jsonText(JsonOptions.defaults());
          return json.isEmpty() ? null : options.json.decode(json);
        });
  }

  @Override
  public <T> Coroutine<@Nullable T> json(Class<T> type, JsonOptions how) {
    return async(
        () -> {
          String json = jsonText(how);
          return json.isEmpty() ? null : options.json.decode(json, type);
        });
  }

  private String jsonText(JsonOptions how) throws Exception {
    byte[] bytes = readBody();
    String wanted = how.contentType();
    if (wanted != null && !MediaTypes.isJson(headers().get("Content-Type", ""), wanted)) {
      throw new ContentTypeException(
          request,
          history,
          status(),
          "Attempt to decode JSON with unexpected mimetype: " + headers().get("Content-Type", ""),
          headers());
    }
    Charset given = how.charset();
    return new String(bytes, given == null ? encoding() : given).strip();
  }

  @Override
  public Charset encoding() {
    Optional<Charset> told = charset();
    if (told.isPresent()) return told.get();
    String type = contentType();
    if (type.equals("application/json") || type.equals("application/rdap+json")) {
      return StandardCharsets.UTF_8;
    }
    byte[] known = body;
    if (known == null) {
      throw new IllegalStateException(
          "Cannot compute fallback encoding of a not yet read body: await read() first");
    }
    return options.fallbackCharset.apply(this, known);
  }

  @Override
  public void raiseForStatus() {
    if (ok()) return;
    release();
    throw new ClientResponseException(request, history, status(), reason(), headers(), null);
  }

  @Override
  public long outputSize() {
    return reception.sent;
  }

  @Override
  public boolean uploadComplete() {
    return reception.uploadDone;
  }

  @Override
  public void close() {
    release();
  }

  @Override
  public void release() {
    if (closed) return;
    closed = true;
    if (watch != null) watch.settle();
    if (holdsConnection()) give();
    closeOwn();
  }

  @Override
  public void abort() {
    boolean before = closed;
    closed = true;
    if (watch != null) watch.settle();
    if (!before && holdsConnection()) give();
    closeOwn();
  }

  /** Closes the connection, whose reply nobody reads to its end. */
  private void give() {
    reception.fail(new ClientConnectionException("Connection closed", null));
    pool.discard(wire, reception);
  }

  @Override
  public boolean isClosed() {
    return closed || reception.isDone();
  }

  @Override
  public <T> Optional<T> extraInfo(TransportInfo<T> key) {
    return wire.extraInfo(key);
  }

  @Override
  public String toString() {
    return "<ClientResponse("
        + request.safeUrl()
        + ") ["
        + status()
        + " "
        + reason()
        + "]"
        + (closed ? " closed" : "")
        + ">";
  }
}
