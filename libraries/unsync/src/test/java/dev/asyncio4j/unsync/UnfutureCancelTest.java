package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cancellation of work, of its continuations, and of those who await it. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class UnfutureCancelTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("UNS-07 a coroutine that is cancelled hears of it; all who wait get CancelledError")
  void cancel() throws Exception {
    var started = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var work =
        Unsync.start(
            async(
                () -> {
                  started.countDown();
                  try {
                    await(sleep(LONG));
                  } catch (CancelledError e) {
                    ended.countDown();
                    throw e;
                  }
                }));
    started.await();
    var next = work.then(x -> trail.adding("not called"));
    assertThat(work.cancel()).isTrue();
    ended.await();
    assertThatThrownBy(work::result).isInstanceOf(CancelledError.class);
    assertThatThrownBy(work::exception).isInstanceOf(CancelledError.class);
    assertThatThrownBy(next::result).isInstanceOf(CancelledError.class);
    assertThat(work.cancel()).isFalse();
    assertThat(work.toString()).isEqualTo("<Unfuture cancelled>");
  }

  @Test
  @DisplayName("UNS-07 a thread's result is dropped; one that has not begun never does")
  void cancelledThreads() throws Exception {
    var started = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var work =
        Unsync.threaded(
            () -> {
              started.countDown();
              gate.await();
              ended.countDown();
              return "dropped";
            });
    started.await();
    work.cancel();
    assertThatThrownBy(work::result).isInstanceOf(CancelledError.class);
    gate.countDown();
    ended.await();
  }

  @Test
  @DisplayName("UNS-07 cancelling a continuation cancels what it waits for")
  void cancelledContinuations() {
    var source = Unsync.start(sleep(LONG, 1));
    source.then(x -> x).cancel();
    assertThatThrownBy(source::result).isInstanceOf(CancelledError.class);
    var inner = new AtomicInteger();
    var second =
        Unfuture.fromValue(1)
            .then(
                x ->
                    async(
                        () -> {
                          inner.set(1);
                          try {
                            await(sleep(LONG));
                          } finally {
                            inner.set(2);
                          }
                        }));
    RealTime.waitUntil(() -> inner.get() == 1);
    second.cancel();
    RealTime.waitUntil(() -> inner.get() == 2);
  }

  @Test
  @DisplayName("UNS-07 a task that is cancelled while it awaits one cancels it")
  void aCancelledAwait() {
    var work = Unsync.start(sleep(LONG, "x"));
    run(
        async(
            () -> {
              var waiting = createTask(async(() -> await(work)));
              await(sleep(SOON));
              waiting.cancel();
              assertThatThrownBy(() -> await(waiting)).isInstanceOf(CancelledError.class);
            }));
    assertThatThrownBy(work::result).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName("UNS-06 the cancel of a chain of 10,000 reaches its beginning")
  void longChain() {
    Unfuture<Integer> start = Unfuture.create();
    Unfuture<Integer> chain = start;
    for (int i = 0; i < 10_000; i++) chain = chain.then(x -> x + 1);
    assertThat(chain.cancel()).isTrue();
    assertThatThrownBy(start::result).isInstanceOf(CancelledError.class);
  }
}
