package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Unfutures that are set by hand, or by a future of others. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class UnfutureSetTest {
  private static final Duration SOON = Duration.ofMillis(20);

  @Test
  @DisplayName("UNS-08 it is set once: the second time is refused, and so is other work's result")
  void setOnce() {
    Unfuture<String> own = Unfuture.create();
    assertThat(own.done()).isFalse();
    assertThatThrownBy(own::exception).isInstanceOf(InvalidStateException.class);
    own.setResult("first");
    assertThatThrownBy(() -> own.setResult("second")).isInstanceOf(InvalidStateException.class);
    assertThatThrownBy(() -> own.setException(new IOException("x")))
        .isInstanceOf(InvalidStateException.class);
    assertThat(own.result()).isEqualTo("first");
    assertThat(own.exception()).isEmpty();
    assertThatThrownBy(() -> Unfuture.fromValue(1).setResult(2))
        .isInstanceOf(IllegalStateException.class);
    var error = new IOException("no line");
    Unfuture<String> failed = Unfuture.create();
    failed.setException(error);
    assertThat(failed.exception()).containsSame(error);
    assertThatThrownBy(failed::result).isSameAs(error);
  }

  @Test
  @DisplayName("UNS-08 two threads that set it at once: exactly one wins")
  void aRaceOfSetters() throws Exception {
    var barrier = new CyclicBarrier(2);
    int rounds = 3000;
    var all = new ArrayList<Unfuture<Integer>>();
    for (int i = 0; i < rounds; i++) all.add(Unfuture.create());
    var wins = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 2; t++) {
      int number = t;
      threads.add(
          new Thread(
              () -> {
                for (var each : all) {
                  try {
                    barrier.await();
                    each.setResult(number);
                    wins.incrementAndGet();
                  } catch (InvalidStateException e) {
                    // the other one was first
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    threads.forEach(RealTime::join);
    assertThat(wins).hasValue(rounds);
  }

  @Test
  @DisplayName("UNS-05 one of a future of a loop, or of a stage, ends as that does, both ways")
  void ofOthers() {
    run(
        async(
            () -> {
              Future<String> future = getRunningLoop().createFuture();
              var here = Unfuture.of(future);
              var there = await(toThread(() -> Unfuture.of(future)));
              future.setResult("value");
              assertThat(await(here)).isEqualTo("value");
              assertThat(await(there)).isEqualTo("value");
              Future<String> other = getRunningLoop().createFuture();
              var mirrored = await(toThread(() -> Unfuture.of(other)));
              mirrored.cancel();
              await(sleep(SOON));
              assertThat(other.cancelled()).isTrue();
            }));
    var stage = new CompletableFuture<String>();
    var follower = Unfuture.of(stage);
    stage.complete("staged");
    assertThat(follower.result()).isEqualTo("staged");
    assertThat(follower.toCompletableFuture()).isCompletedWithValue("staged");
  }
}
