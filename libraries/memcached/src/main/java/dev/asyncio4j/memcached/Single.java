package dev.asyncio4j.memcached;

import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command that serves one call. */
abstract class Single<T extends @Nullable Object> extends Request {
  /** Cancelled with the call that waits for it. */
  final Future<T> result;

  Single(EventLoop loop) {
    result = loop.createFuture();
  }

  @Override
  boolean isWanted() {
    return !result.done();
  }

  /** Ends the call; {@return true, for the reply is over} */
  boolean end(T value) {
    if (!result.done()) result.setResult(value);
    return true;
  }

  @Override
  void fail(Supplier<? extends RuntimeException> error) {
    if (!result.done()) result.setException(error.get());
  }
}
