package dev.asyncio4j.http.web;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.internal.BodyStream;
import dev.asyncio4j.http.wire.Mocks;
import dev.asyncio4j.http.wire.Output;
import dev.asyncio4j.http.wire.RawConnection;
import dev.asyncio4j.http.wire.ReplyWriter;
import dev.asyncio4j.http.wire.RequestHead;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request without a connection: what is written goes nowhere. */
final class MockExchange implements Exchange {
  static {
    Mocks.requests(MockExchange::request);
  }

  private static final Output NOWHERE =
      new Output() {
        @Override
        public void write(ByteBuffer data) {}

        @Override
        public void drain() {}
      };

  private final ReplyWriter writer = new ReplyWriter(NOWHERE);

  /** Makes a request; if there is an application, routed by it. */
  static Request request(RequestHead head, @Nullable Object app) {
    var request = new RequestImpl(head, new MockExchange(), AppOptions.defaults().clientMaxSize());
    if (app instanceof ApplicationImpl known) {
      var match = known.router.resolve(request);
      match.addApp(known);
      match.currentApp(match.stack().get(match.stack().size() - 1));
      request.match(match);
    }
    return request;
  }

  @Override
  public EventLoop loop() {
    return Asyncio.getRunningLoop();
  }

  @Override
  public BodyStream body() {
    return BodyStream.empty(loop());
  }

  @Override
  public void sendContinue() {}

  @Override
  public ReplyWriter writer() {
    return writer;
  }

  @Override
  public void started(StreamResponseImpl response) {}

  @Override
  public long sendFile(FileChannel file, long offset, long count) {
    writer.sentBeside(count);
    return count;
  }

  @Override
  public RawConnection upgrade() {
    throw new IllegalStateException("a mocked request has no connection to upgrade");
  }

  @Override
  public boolean isLast() {
    return false;
  }

  @Override
  public Task<?> task() {
    var task = Asyncio.currentTask();
    if (task == null) throw new IllegalStateException("no task runs");
    return task;
  }

  @Override
  public <T extends @Nullable Object> Optional<T> extraInfo(TransportInfo<T> key) {
    return Optional.empty();
  }
}
