package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.exceptions.RunInterruptedException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
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
    RealTime.collectGarbageUntil(
        () -> Unsync.start(async(() -> told.size())).result().equals(2));
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
  @DisplayName("UNS-06 a chain of 10,000 does not overflow, nor does a failure that goes through it")
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
