package dev.asyncio4j.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ambient loop, its threads, its end. */
@ExtendWith({NothingLeftBehind.class, FreshAmbient.class})
class UnsyncTest {
  private static final Duration LONG = Duration.ofHours(1);
  private final Trail trail = Trail.create();

  private Coroutine<String> steps(String name, CountDownLatch both) {
    return async(
        () -> {
          both.countDown();
          while (both.getCount() > 0) await(sleep(Duration.ZERO)); // the other one runs meanwhile
          return name;
        });
  }

  @Test
  @DisplayName(
      "UNS-01 a call returns at once; functions on the loop interleave, threads run beside")
  void atOnce() {
    var both = new CountDownLatch(3);
    var a = Unsync.start(steps("a", both));
    var b = Unsync.start(steps("b", both));
    var c =
        Unsync.threaded(
            () -> {
              both.countDown();
              both.await();
              return "c";
            });
    assertThat(List.of(a.result(), b.result(), c.result())).containsExactly("a", "b", "c");
    assertThat(Unsync.threaded(() -> trail.add("without a value")).result()).isNull();
    trail.assertIs("without a value");
  }

  @Test
  @DisplayName("UNS-01 functions are made ones that return at once")
  void functions() {
    var none = Unsync.unsync(() -> sleep(Duration.ZERO, "none"));
    var one = Unsync.unsync((Integer a) -> sleep(Duration.ZERO, a + 1));
    var two = Unsync.unsync((Integer a, Integer b) -> sleep(Duration.ZERO, a + b));
    assertThat(none.get().result()).isEqualTo("none");
    assertThat(one.apply(1).result()).isEqualTo(2);
    assertThat(two.apply(1, 2).result()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "UNS-11 a lock used inside belongs to the ambient loop; one made elsewhere is refused")
  void locks() {
    var lock = Lock.create();
    assertThat(Unsync.start(lock.acquire()).result()).isTrue();
    var waiting = Unsync.start(lock.acquire());
    Unsync.start(sleep(Duration.ofMillis(20))).result();
    assertThatThrownBy(() -> run(async(() -> await(waitFor(lock.acquire(), LONG)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("loop");
    waiting.cancel();
  }

  /** A program whose work never ends. */
  static final class Endless {
    public static void main(String[] args) {
      Unsync.start(sleep(LONG));
      Unsync.threaded(
          () -> {
            new CountDownLatch(1).await();
            return null;
          });
      System.out.println("daemon " + Unsync.thread().isDaemon());
    }
  }

  @Test
  @DisplayName("UNS-12 the JVM ends though work is pending")
  void theJvmEnds() throws Exception {
    assertThat(ChildJvm.output(Endless.class, List.of())).contains("daemon true");
  }

  @Test
  @DisplayName("UNS-12 shutdown waits, then cancels; after it all is refused, until configure")
  void shutdown() throws Exception {
    var quick = Unsync.start(sleep(Duration.ofMillis(50), "quick"));
    var slow = Unsync.start(sleep(LONG, "slow"));
    var started = new CountDownLatch(1);
    var stuck =
        Unsync.threaded(
            () -> {
              started.countDown();
              new CountDownLatch(1).await();
              return "stuck";
            });
    started.await();
    var before = Unsync.loop();
    Unsync.shutdown(Duration.ofSeconds(2)); // all of it, as one is stuck
    assertThat(quick.result()).isEqualTo("quick");
    assertThatThrownBy(slow::result).isInstanceOf(CancelledError.class);
    assertThatThrownBy(stuck::result).isInstanceOf(CancelledError.class);
    assertThat(before.isClosed()).isTrue();
    for (var use :
        List.<Runnable>of(
            Unsync::loop,
            Unsync::thread,
            () -> Unsync.start(sleep(LONG)),
            () -> Unsync.threaded(() -> 1),
            () -> Unsync.cpuBound(() -> 1),
            () -> quick.then(x -> x))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("shut down");
    }
    Unsync.shutdown(Duration.ZERO);
    Unsync.configure(UnsyncOptions.defaults());
    assertThat(Unsync.start(sleep(Duration.ZERO, "again")).result()).isEqualTo("again");
  }

  @Test
  @DisplayName("UNS-12 shutdown waits for the continuations of what it waits for, all of a chain")
  void shutdownWaitsForContinuations() throws Exception {
    var goOn = new CountDownLatch(1);
    var work =
        Unsync.threaded(
            () -> {
              goOn.await();
              return 1;
            });
    var ends = work.<Integer>then(x -> sleep(Duration.ofMillis(20), x + 1)).then(x -> "got " + x);
    var stops = new Thread(() -> Unsync.shutdown(LONG));
    stops.start();
    while (stops.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    goOn.countDown();
    stops.join();
    assertThat(ends.result()).isEqualTo("got 2");
  }

  @Test
  @DisplayName("UNS-12 shutdown cancels a continuation whose time never comes")
  void shutdownCancelsContinuations() {
    var never = Unfuture.<Integer>create().then(x -> x);
    Unsync.shutdown(Duration.ofMillis(10));
    assertThatThrownBy(never::result).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName("UNS-12 shutdown on the ambient loop's turn is refused")
  void shutdownOnTheLoop() {
    var work =
        Unsync.start(
            async(
                () ->
                    assertThatThrownBy(() -> Unsync.shutdown(LONG))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("on the turn of")));
    assertThat(work.result()).isNotNull();
  }

  @Test
  @DisplayName("UNS-12 the options are set before the first use")
  void configure() {
    var made = new ArrayList<EventLoop>();
    var executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "of the user"));
    try {
      Unsync.configure(
          UnsyncOptions.defaults()
              .threadName("ambient")
              .executor(executor)
              .loopFactory(
                  () -> {
                    made.add(newEventLoop());
                    return made.get(0);
                  }));
      assertThat(Unsync.loop()).isSameAs(made.get(0));
      assertThat(Unsync.thread().getName()).contains("ambient");
      assertThat(Unsync.threaded(() -> Thread.currentThread().getName()).result())
          .isEqualTo("of the user");
      assertThatThrownBy(() -> Unsync.configure(UnsyncOptions.defaults()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("runs already");
    } finally {
      executor.shutdown();
    }
    assertThatThrownBy(() -> UnsyncOptions.defaults().processes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("processes");
  }

  @Test
  @DisplayName("UNS-13 the first use by 64 threads at once makes one loop")
  void theFirstUse() {
    for (int round = 0; round < 5; round++) {
      Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
      var barrier = new CyclicBarrier(64);
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 64; i++) {
        threads.add(
            new Thread(
                () -> {
                  try {
                    barrier.await();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                  loops.add(Unsync.loop());
                }));
      }
      threads.forEach(Thread::start);
      threads.forEach(RealTime::join);
      assertThat(loops).hasSize(1);
      Unsync.shutdown(Duration.ZERO);
      Unsync.configure(UnsyncOptions.defaults());
    }
  }

  @Test
  @DisplayName("UNS-14 the function sees the context variables of its caller")
  void contextVariables() {
    ContextVar<String> user = ContextVar.create("user", "nobody");
    var token = user.set("ada");
    try {
      var coroutine = Unsync.start(async(() -> user.get()));
      var thread = Unsync.threaded(() -> user.get());
      var next = Unfuture.fromValue(1).then(x -> user.get());
      user.set("changed");
      assertThat(coroutine.result()).isEqualTo("ada");
      assertThat(thread.result()).isEqualTo("ada");
      assertThat(next.result()).isEqualTo("ada");
    } finally {
      user.reset(token);
    }
    run(
        async(
            () -> {
              user.set("bob");
              assertThat(await(Unsync.start(async(() -> user.get())))).isEqualTo("bob");
              assertThat(getRunningLoop()).isNotSameAs(Unsync.loop());
            }));
  }
}
