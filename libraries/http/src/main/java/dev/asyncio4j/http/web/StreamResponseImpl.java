package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.wire.ReplyWriter;
import dev.asyncio4j.http.wire.ReplyWriter.Framing;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A response.
 *
 * <pre>
 *   NEW --start: hooks, head--> STARTED --finish--> ENDED
 * </pre>
 *
 * The methods that send run in the task of the request, and may wait.
 */
class StreamResponseImpl extends ResponseSettings {
  private enum State {
    NEW,
    STARTED,
    ENDED
  }

  private State state = State.NEW;
  private @Nullable RequestImpl request; // from the start on
  private @Nullable BodyCompressor compressor;
  private boolean complete;
  private @Nullable String headersAtStart; // in debug mode

  StreamResponseImpl(int status, String reason, Headers headers) {
    this(status, reason, headers, new ResponseCookies());
  }

  StreamResponseImpl(int status, String reason, Headers headers, ResponseCookies cookies) {
    super(status, reason, headers, cookies);
  }

  /** Sends the head. */
  void start(RequestImpl to) throws Exception {
    if (request == to) return;
    if (state != State.NEW) {
      throw new IllegalStateException(
          "the response has been sent already: make one for each request");
    }
    headers(to);
    var framing = framing(to);
    keepAlive(HeadRules.close(this, to, framing));
    Hooks.prepare(to, this);
    begin(to, framing);
    state = State.STARTED;
    request = to;
    to.exchange().started(this);
    if (to.exchange().loop().getDebug()) headersAtStart = headers().toString();
    if (isSentAtOnce()) to.exchange().writer().flush();
  }

  Framing framing(RequestImpl to) {
    return HeadRules.framing(this, to);
  }

  private void begin(RequestImpl to, Framing framing) {
    long length = framing == Framing.LENGTH ? contentLength().orElse(0) : 0;
    to.exchange().writer().begin(to.minor(), status(), reason(), headers(), framing, length);
  }

  /** True if the head does not wait for the body. */
  boolean isSentAtOnce() {
    return true;
  }

  /** Sets the headers that this kind of response has; the body may be compressed. */
  void headers(RequestImpl to) throws Exception {
    addCookies();
    var chosen = coding(to);
    if (chosen != null) compress(chosen);
  }

  /** Compresses what will be written. */
  void compress(ContentCoding chosen) throws Exception {
    compressor = new BodyCompressor(chosen);
    headers().set("Content-Encoding", chosen.token());
    headers().remove("Content-Length");
  }

  /** Sends a piece of the body. */
  final void send(ByteBuffer data) {
    var writer = writer("write");
    writer.write(compressor == null ? data : compressor.compress(data));
    writer.drain();
  }

  /** Ends the body, if that has not been done. */
  void finish() throws Exception {
    if (state == State.ENDED) return;
    var writer = writer("writeEof");
    if (compressor != null) {
      try {
        writer.write(compressor.finish());
      } finally {
        compressor.close();
      }
    }
    complete = writer.end();
    state = State.ENDED;
    tellLateHeaders();
    writer.drain();
  }

  private void tellLateHeaders() {
    if (headersAtStart == null || headersAtStart.equals(headers().toString())) return;
    Logs.SERVER.log(
        System.Logger.Level.WARNING,
        "headers of " + this + " were changed after its head had been sent: that has no effect");
  }

  private ReplyWriter writer(String method) {
    if (state == State.ENDED) {
      throw new IllegalStateException("Cannot call " + method + "() after writeEof(): " + this);
    }
    if (request == null) {
      throw new IllegalStateException("Cannot call " + method + "() before prepare(): " + this);
    }
    return request.exchange().writer();
  }

  /** The request that this answers, from the start on. */
  final @Nullable RequestImpl request() {
    return request;
  }

  /** True if the connection can carry another reply after this one. */
  final boolean leavesConnectionOpen() {
    return complete && Boolean.TRUE.equals(keepAlive());
  }

  /** Ends a body that is not complete: the client sees that by the end of the connection. */
  void breakOff() {
    if (compressor != null) compressor.close();
    state = State.ENDED;
  }

  /** Marks the body as ended by other means. */
  final void ended(boolean complete) {
    this.complete = complete;
    state = State.ENDED;
  }

  final boolean isEnded() {
    return state == State.ENDED;
  }

  final boolean isCompressing() {
    return compressor != null;
  }

  @Override
  public final boolean isPrepared() {
    return state != State.NEW;
  }

  @Override
  public Coroutine<@Nullable Void> prepare(Request request) {
    return async(() -> start(RequestImpl.of(request)));
  }

  @Override
  public Coroutine<@Nullable Void> write(byte[] data) {
    return write(ByteBuffer.wrap(data));
  }

  @Override
  public Coroutine<@Nullable Void> write(ByteBuffer data) {
    writer("write");
    return async(() -> send(data));
  }

  @Override
  public Coroutine<@Nullable Void> write(String text) {
    return write(
        text.getBytes(Charsets.find(charset()).orElse(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Override
  public Coroutine<@Nullable Void> drain() {
    var writer = writer("drain");
    return async(writer::drain);
  }

  @Override
  public Coroutine<@Nullable Void> writeEof() {
    return async(this::finish);
  }

  @Override
  public Coroutine<@Nullable Void> writeEof(byte[] data) {
    return async(
        () -> {
          if (state == State.ENDED) return;
          if (data.length > 0) send(ByteBuffer.wrap(data));
          finish();
        });
  }

  @Override
  public String toString() {
    var what = request == null ? "" : " " + request.method() + " " + request.rawPath();
    return "<"
        + getClass().getSimpleName().replace("Impl", "")
        + " "
        + status()
        + " "
        + reason()
        + what
        + " "
        + state
        + ">";
  }
}
