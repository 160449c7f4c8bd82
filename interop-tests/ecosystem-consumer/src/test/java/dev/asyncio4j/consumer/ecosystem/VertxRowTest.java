package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The row of Vert.x. */
class VertxRowTest {
  @Test
  @DisplayName("Vert.x Future")
  void future() {
    Promise<String> promise = Promise.promise();
    Future<String> future = promise.future();
    new Thread(() -> promise.complete("answer"), "Vert.x").start();
    onALoop(() -> assertAnswer(await(future.toCompletionStage())));
    try (var host = Host.start()) {
      Future<String> back = Future.fromCompletionStage(host.submit(fetch()));
      assertAnswer(back.toCompletionStage().toCompletableFuture().join());
    }
  }
}
