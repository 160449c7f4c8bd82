package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.BodyFeed;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.internal.Decoders;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.http.wire.ReplyWriter;
import dev.asyncio4j.http.wire.RequestHead;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.SendFileOptions;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of a connection, with its task. */
final class ServerExchange implements Exchange, BodyStream.Source {
  /** Limit of a body's buffer in bytes; the client is held back at half of it. */
  private static final int BODY_LIMIT = 1 << 16;

  private final ServerConnection connection;
  private final RequestImpl request;
  private final ReplyWriter writer;
  private final long startedAt; // on the loop's clock, in nanoseconds
  private @Nullable BodyFeed feed; // made when the body comes, or is asked for
  private final boolean hasBody;
  private boolean awaitsContinue;
  private boolean closed; // the reply has been sent
  private @Nullable Task<?> task;
  private @Nullable RawLink raw;
  private @Nullable StreamResponseImpl started;

  ServerExchange(ServerConnection connection, RequestHead head) {
    this.connection = connection;
    request = new RequestImpl(head, this, connection.server().clientMaxSize());
    writer = new ReplyWriter(connection.output());
    startedAt = connection.server().port().nanoTime();
    hasBody = head.hasBody();
    awaitsContinue = hasBody && head.minor() == 1 && head.headers().contains("Expect");
  }

  /** The stand-in for a request that could not be read. */
  static ServerExchange bad(ServerConnection connection) {
    return new ServerExchange(
        connection, new RequestHead("UNKNOWN", "/", 0, Headers.create(), false, false, 0));
  }

  /** Handles the request in a task, up to its first wait at once. */
  void start() {
    var options =
        TaskOptions.defaults()
            .name(request.method() + " " + request.rawPath())
            .eagerStart(true)
            .unattended();
    var started = loop().createTask(async(this::run), options);
    if (task == null) task = started;
  }

  boolean isStarted() {
    return task != null;
  }

  private void run() {
    task = currentTask();
    Replies.answer(this);
  }

  RequestImpl request() {
    return request;
  }

  WebServer server() {
    return connection.server();
  }

  ServerConnection connection() {
    return connection;
  }

  long nanosSinceStart() {
    return connection.server().port().nanoTime() - startedAt;
  }

  // ---- the body

  @Override
  public BodyStream body() {
    return hasBody ? feed().stream() : BodyStream.empty(loop());
  }

  private BodyFeed feed() {
    if (feed == null) {
      var decoder = Decoders.of(request.headers());
      feed = new BodyFeed(loop(), BODY_LIMIT, decoder, this, ServerExchange::broken);
    }
    return feed;
  }

  private static RequestPayloadException broken(BadMessage bad) {
    return new RequestPayloadException(String.valueOf(bad.getMessage()), bad);
  }

  void body(ByteBuffer data) {
    var copy = new byte[data.remaining()];
    data.get(copy);
    awaitsContinue = false; // it has begun by itself
    feed().feed(copy);
  }

  void endOfChunk() {
    feed().chunkEnd();
  }

  void bodyEnded() {
    awaitsContinue = false;
    if (hasBody) feed().end();
  }

  void bodyFailed(BadMessage bad) {
    feed().fail(broken(bad));
  }

  /** Ends the body, after the reply: whoever still reads it would wait for ever. */
  void close() {
    closed = true;
    if (feed != null) {
      feed.fail(
          new PayloadAccessException(
              "the body cannot be read after the reply: read it in the handler"));
    }
  }

  @Override
  public void pause() {
    if (!closed) connection.pause();
  }

  @Override
  public void resume() {
    if (!closed) connection.resume(); // the wire is another request's by then
  }

  @Override
  public void sendContinue() {
    if (!awaitsContinue || writer.isStarted()) return;
    awaitsContinue = false;
    connection
        .output()
        .write(
            ByteBuffer.wrap("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  void connectionLost(@Nullable Throwable error) {
    if (raw != null) {
      raw.lost(error);
      return;
    }
    if (hasBody) {
      var lost = error instanceof IOException io ? io : new IOException("Connection lost", error);
      feed().fail(new UncheckedIOException(lost));
    }
    if (task != null && connection.server().options().handlerCancellation()) {
      task.cancel("the client has left");
    }
  }

  // ---- the reply

  @Override
  public EventLoop loop() {
    return connection.server().loop();
  }

  @Override
  public void started(StreamResponseImpl response) {
    started = response;
  }

  /** The response whose head has been written. */
  @Nullable StreamResponseImpl started() {
    return started;
  }

  @Override
  public ReplyWriter writer() {
    return writer;
  }

  @Override
  public long sendFile(FileChannel file, long offset, long count) {
    writer.flush();
    connection.output().drain();
    var part = SendFileOptions.defaults().offset(offset).count(count);
    long went = await(loop().sendFile(connection.transport(), file, part));
    writer.sentBeside(went);
    return went;
  }

  @Override
  public RawConnection upgrade() {
    var link = new RawLink(connection, connection.upgrade());
    raw = link;
    return link;
  }

  /** The other protocol's side of the connection, after the upgrade. */
  RawLink raw() {
    if (raw == null) throw new IllegalStateException("not upgraded");
    return raw;
  }

  boolean isUpgraded() {
    return raw != null;
  }

  @Override
  public boolean isLast() {
    return connection.server().isShuttingDown() || awaitsContinue;
  }

  @Override
  public Task<?> task() {
    if (task == null) throw new IllegalStateException("no task handles " + request);
    return task;
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return connection.transport().extraInfo(key);
  }
}
