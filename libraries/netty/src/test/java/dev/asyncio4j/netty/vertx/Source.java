package dev.asyncio4j.netty.vertx;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A stream that a test drives. */
final class Source implements ReadStream<Buffer> {
  long demand = Long.MAX_VALUE;
  Runnable onResume = () -> {};
  private Handler<Throwable> onError;
  private Handler<Buffer> onPiece;
  private Handler<Void> onEnd;

  void emit(String piece) {
    if (demand != Long.MAX_VALUE) demand--;
    onPiece.handle(Buffer.buffer(piece));
  }

  void fail(Throwable error) {
    onError.handle(error);
  }

  void end() {
    onEnd.handle(null);
  }

  @Override
  public Source exceptionHandler(Handler<Throwable> handler) {
    onError = handler;
    return this;
  }

  @Override
  public Source handler(Handler<Buffer> handler) {
    onPiece = handler;
    return this;
  }

  @Override
  public Source endHandler(Handler<Void> handler) {
    onEnd = handler;
    return this;
  }

  @Override
  public Source pause() {
    demand = 0;
    return this;
  }

  @Override
  public Source resume() {
    onResume.run();
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public Source fetch(long amount) {
    demand = amount == Long.MAX_VALUE ? amount : demand + amount;
    return this;
  }
}
