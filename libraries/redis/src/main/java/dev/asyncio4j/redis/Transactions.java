package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody1;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions that are tried until no watched key has changed. */
final class Transactions {
  private Transactions() {}

  static <V> List<Object> run(
      RedisPipeline<V> pipeline, VoidBody1<? super RedisPipeline<V>> body, Object... watches)
      throws Exception {
    try (pipeline) {
      while (true) {
        try {
          if (watches.length > 0) await(pipeline.watch(watches));
          body.accept(pipeline);
          return await(pipeline.execute());
        } catch (WatchException e) {
          // changed in between: once more
        }
      }
    }
  }

  static <V, T extends @Nullable Object> T value(
      RedisPipeline<V> pipeline, Body1<? super RedisPipeline<V>, T> body, Object... watches)
      throws Exception {
    var last =
        new Object() {
          @Nullable T value;
        };
    run(pipeline, pipe -> last.value = body.run(pipe), watches);
    return last.value;
  }
}
