package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The result of work, for those who block and those who await. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class UnfutureTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private final Trail trail = Trail.create();

  private static Coroutine<String> fails(Exception error) {
    return async(
        (Body<String>)
            () -> {
              await(sleep(SOON));
              throw error;
            });
  }

  @Test
  @DisplayName("UNS-02 on the ambient loop, result of what is not done is refused: no deadlock")
  void resultOnTheAmbientLoop() {
    var outer =
        Unsync.start(
            async(
                () -> {
                  var inner = Unsync.start(sleep(SOON, "inner"));
                  try {
                    return inner.result();
                  } catch (InvalidStateException e) {
                    assertThat(e).hasMessageContainingAll("<Unfuture pending>", "await it there");
                    var value = await(inner);
                    assertThat(inner.result()).as("now it is done").isEqualTo(value);
                    return "awaited " + value;
                  }
                }));
    assertThat(outer.result()).isEqualTo("awaited inner");
  }

  @Test
  @DisplayName("UNS-02 on another loop's turn it is refused, too: it would stop that loop")
  void resultOnAnotherLoop() {
    var work = Unsync.start(sleep(LONG, "x"));
    run(
        async(
            () -> {
              assertThatThrownBy(work::result).isInstanceOf(InvalidStateException.class);
              assertThatThrownBy(() -> work.result(SOON)).isInstanceOf(InvalidStateException.class);
            }));
    work.cancel();
  }

  @Test
  @DisplayName("UNS-03 result with a timeout: the work goes on")
  void timeouts() throws Exception {
    var gate = new CountDownLatch(1);
    var work =
        Unsync.threaded(
            () -> {
              gate.await();
              return "done";
            });
    assertThatThrownBy(() -> work.result(Duration.ofMillis(5)))
        .isInstanceOf(AsyncTimeoutException.class)
        .hasMessageContaining("PT0.005S");
    assertThat(work.done()).isFalse();
    gate.countDown();
    assertThat(work.result(LONG)).isEqualTo("done");
  }

  @Test
  @DisplayName("UNS-03 an interrupt ends the wait; the work goes on")
  void interrupts() {
    var work = Unsync.start(sleep(LONG, "x"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(work::result).isInstanceOf(RunInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(work.done()).isFalse();
    assertThat(work.cancel()).isTrue();
  }

  @Test
  @DisplayName("UNS-04 a failure is the same object everywhere, with the first caller's trace")
  void failures() {
    var error = new IOException("no line");
    for (var work : List.of(Unsync.start(fails(error)), failedThread(error))) {
      for (int i = 0; i < 3; i++) assertThatThrownBy(work::result).isSameAs(error);
      assertThat(work.exception()).containsSame(error);
      assertThatThrownBy(() -> run(async(() -> await(work)))).isSameAs(error);
    }
    assertThat(error.getSuppressed())
        .filteredOn(trace -> String.valueOf(trace.getMessage()).contains("asked for here"))
        .hasSize(2)
        .allSatisfy(
            trace ->
                assertThat(List.of(trace.getStackTrace()).toString()).contains("UnfutureTest"));
  }

  private static Unfuture<String> failedThread(Exception error) {
    return Unsync.threaded(
        (Body<String>)
            () -> {
              throw error;
            });
  }

  @Test
  @DisplayName("UNS-04 a failure that nobody reads is told to the ambient loop's handler")
  void unreadFailures() {
    var told = new ArrayList<String>();
    Unsync.start(
            async(
                () ->
                    Unsync.loop()
                        .setExceptionHandler((loop, context) -> told.add(context.message()))))
        .result();
    var unread = Unsync.start(fails(new IOException("of a coroutine")));
    RealTime.waitUntil(unread::done);
    var alsoUnread = failedThread(new IOException("of a thread"));
    RealTime.waitUntil(alsoUnread::done);
    var read = failedThread(new IOException("which is read"));
    assertThatThrownBy(read::result).hasMessage("which is read");
    unread = null;
    alsoUnread = null;
    read = null;
    RealTime.collectGarbageUntil(() -> Unsync.start(async(() -> told.size())).result().equals(2));
    assertThat(told)
        .allMatch(message -> message.startsWith("Unfuture exception was never retrieved"))
        .anyMatch(message -> message.contains("of a coroutine"))
        .anyMatch(message -> message.contains("of a thread"));
  }

  @Test
  @DisplayName("UNS-05 awaited in the ambient loop, in other loops, in several at once")
  void awaited() {
    var work = Unsync.start(sleep(SOON, "value"));
    var here = Unsync.start(async(() -> await(work) + " here"));
    var others = new ArrayList<Unfuture<String>>();
    for (int i = 0; i < 4; i++) {
      others.add(Unsync.threaded(() -> run(async(() -> await(work) + " elsewhere"))));
    }
    assertThat(here.result()).isEqualTo("value here");
    for (var other : others) assertThat(other.result()).isEqualTo("value elsewhere");
    assertThat(run(async(() -> await(gather(work, Unfuture.fromValue("x"))))))
        .containsExactly("value", "x");
    assertThat(run(work)).isEqualTo("value");
  }

  @Test
  @DisplayName("UNS-06 then gets the value; what it gives is awaited; a failure skips it")
  void then() {
    var error = new IOException("no line");
    assertThat(Unfuture.fromValue(3).<Integer>then(x -> x + 1).then(x -> x * 2).result())
        .isEqualTo(8);
    assertThat(Unsync.start(sleep(SOON, 3)).then(x -> sleep(SOON, x + 1)).result()).isEqualTo(4);
    assertThat(Unfuture.fromValue(3).then(x -> Unsync.threaded(() -> x * 10)).result())
        .isEqualTo(30);
    var skipped = Unsync.start(fails(error)).then(x -> trail.adding("skipped"));
    assertThatThrownBy(skipped::result).isSameAs(error);
    var failing =
        Unfuture.fromValue(3)
            .then(
                x -> {
                  throw new IllegalStateException("of the continuation");
                });
    assertThatThrownBy(failing::result).hasMessage("of the continuation");
    assertThat(Unfuture.fromValue(3).then(x -> Thread.currentThread()).result())
        .isSameAs(Unsync.thread());
    trail.assertIs();
  }

  @Test
  @DisplayName(
      "UNS-06 a chain of 10,000 does not overflow, nor does a failure that goes through it")
  void longChains() {
    Unfuture<Integer> start = Unfuture.create();
    Unfuture<Integer> failing = Unfuture.create();
    Unfuture<Integer> chain = start;
    Unfuture<Integer> failed = failing;
    for (int i = 0; i < 10_000; i++) {
      chain = chain.then(x -> x + 1);
      failed = failed.then(x -> x + 1);
    }
    start.setResult(0);
    assertThat(chain.result()).isEqualTo(10_000);
    var error = new IllegalStateException("x");
    failing.setException(error);
    assertThatThrownBy(failed::result).isSameAs(error);
  }
}
