package dev.asyncio4j.netty.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;

/** A stream that collects what is written, and never says that it has written it. */
final class Sink implements WriteStream<Buffer> {
  final List<String> written = new ArrayList<>();
  boolean full;

  @Override
  public Future<Void> write(Buffer data) {
    written.add(data.toString());
    return Promise.<Void>promise().future();
  }

  @Override
  public boolean writeQueueFull() {
    return full;
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public Sink exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public Sink setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public Sink drainHandler(Handler<Void> handler) {
    throw new AssertionError("it belongs to the user");
  }
}
