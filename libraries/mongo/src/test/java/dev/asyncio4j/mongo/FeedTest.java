package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import dev.asyncio4j.lowlevel.LoopPort;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What a feed asks the driver for. */
class FeedTest {
  /**
   * Gives batches as the driver does: what is left of one comes by the thread that asks, the next
   * one by a thread of the driver's. Here that one is done before the question returns, as if the
   * thread of the loop had lost the processor.
   */
  private static final class Batches implements Publisher<Integer>, Subscription {
    private final int size;
    private int left;
    private int fetched;
    private Subscriber<? super Integer> reader;

    Batches(int size) {
      this.size = size;
    }

    @Override
    public void subscribe(Subscriber<? super Integer> subscriber) {
      reader = subscriber;
      reader.onSubscribe(this);
    }

    @Override
    public void request(long count) {
      long had = Math.min(count, left);
      give(had);
      long more = count - had;
      if (more == 0) return;
      var driver = new Thread(() -> fetch(more));
      driver.start();
      try {
        driver.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private void fetch(long count) {
      for (long more = count; more > 0; more -= size) {
        fetched++;
        left = size;
        give(Math.min(more, size));
      }
    }

    private void give(long count) {
      left -= (int) count;
      for (long i = 0; i < count; i++) reader.onNext(0);
    }

    @Override
    public void cancel() {}
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 101})
  @DisplayName("M-01 one batch ahead at most, however late the loop sees what has come")
  void oneAhead(int size) {
    run(
        async(
            () -> {
              var batches = new Batches(size);
              var calls = new Calls("a client", MongoClientSettings.getDefaultCodecRegistry());
              var port = LoopPort.of(getRunningLoop());
              var feed = new Feed<>(calls, port, batches, Demand.ofBatches());
              for (int taken = 1; taken <= 10 * size; taken++) {
                assertThat(feed.awaitReady()).isTrue();
                feed.take();
                assertThat(batches.fetched).isLessThanOrEqualTo((taken + size - 1) / size + 1);
              }
              feed.close();
            }));
  }
}
