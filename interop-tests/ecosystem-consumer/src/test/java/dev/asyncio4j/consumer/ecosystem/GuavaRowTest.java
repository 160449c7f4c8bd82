package dev.asyncio4j.consumer.ecosystem;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.consumer.ecosystem.Host.assertAnswer;
import static dev.asyncio4j.consumer.ecosystem.Host.fetch;
import static dev.asyncio4j.consumer.ecosystem.Host.onALoop;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.JdkFutureAdapters;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The row of Guava. */
class GuavaRowTest {
  @Test
  @DisplayName("Guava ListenableFuture")
  void listenableFuture() throws Exception {
    var threads = MoreExecutors.listeningDecorator(Executors.newSingleThreadExecutor());
    ListenableFuture<String> future = threads.submit(() -> "answer");
    onALoop(
        () ->
            assertAnswer(
                await(
                    supplyAsync(
                        () -> Futures.getUnchecked(future),
                        done -> future.addListener(done, directExecutor())))));
    threads.shutdown();
    try (var host = Host.start()) {
      assertAnswer(JdkFutureAdapters.listenInPoolThread(host.submit(fetch())).get());
    }
  }
}
