package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.consumer.ecosystem.Host.ROWS;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.assertRows;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.lines;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;

import dev.asyncio4j.AsyncIterable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of Mutiny, whose {@code Multi} is a publisher of the JDK. */
class MutinyRowsTest {
  @Test
  @DisplayName("Mutiny Uni")
  void uni() {
    Uni<String> uni =
        Uni.createFrom().item(() -> "answer").runSubscriptionOn(ForkJoinPool.commonPool());
    onALoop(() -> assertAnswer(await(uni.subscribeAsCompletionStage())));
    try (var host = Host.start()) {
      Uni<String> back = Uni.createFrom().completionStage(() -> host.submit(fetch()));
      assertAnswer(back.await().indefinitely());
      assertAnswer(back.await().indefinitely()); // each subscriber has a coroutine of its own
    }
  }

  @Test
  @DisplayName("Mutiny Multi")
  void multi() {
    Multi<String> multi =
        Multi.createFrom().iterable(ROWS).runSubscriptionOn(ForkJoinPool.commonPool());
    onALoop(() -> assertRows(each(AsyncIterable.of(multi))));
    var lines = lines();
    try (var host = Host.start()) {
      Multi<String> back = Multi.createFrom().publisher(lines.toPublisher(host.loop()));
      assertRows(back.subscribe().asIterable());
    }
  }
}
