package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.nurseries.Levels.tries;
import static dev.asyncio4j.nurseries.Nurseries.checkCancelled;
import static dev.asyncio4j.nurseries.Nurseries.fromThread;
import static dev.asyncio4j.nurseries.Nurseries.runSync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Threads in scopes; in real time, for threads know no other. */
@ExtendWith(NothingLeftBehind.class)
class ThreadCallTest {
  private final Trail trail = Trail.create();

  private static void real(VoidBody body) {
    run(async(body));
  }

  @Test
  @DisplayName("NUR-T-01 runSync gives the result, the error, the context and the thread's name")
  void results() {
    real(
        () -> {
          ContextVar<String> who = ContextVar.create("who", "nobody");
          who.set("caller");
          var options = RunSyncOptions.defaults().threadName("the worker");
          assertThat(await(runSync(() -> Thread.currentThread().getName(), options)))
              .isEqualTo("the worker");
          assertThat(await(runSync(() -> Thread.currentThread().getName())))
              .isNotEqualTo("the worker");
          String seen = await(runSync(who::get));
          assertThat(seen).isEqualTo("caller");
          var error = new IOException("blocking");
          assertThatThrownBy(
                  () ->
                      await(
                          runSync(
                              () -> {
                                throw error;
                              })))
              .isSameAs(error);
        });
  }

  @Test
  @DisplayName(
      "NUR-T-01 it waits for the thread, which sees it by checkCancelled; the next await raises")
  void waits() {
    real(
        () -> {
          var outcome =
              CancelScope.create()
                  .run(
                      scope -> {
                        String value =
                            await(
                                runSync(
                                    () -> {
                                      checkCancelled();
                                      scope.cancelThreadsafe("enough");
                                      RealTime.waitUntil(ThreadCallTest::isCancelled);
                                      assertThatThrownBy(Nurseries::checkCancelled)
                                          .isInstanceOf(CancelledError.class)
                                          .hasMessage("enough");
                                      return "ended by itself";
                                    }));
                        trail.add(value);
                        tries(trail, "next", sleep(Duration.ofSeconds(9)));
                        return value;
                      });
          assertThat(outcome.value()).isEqualTo("ended by itself");
        });
    trail.assertIs("ended by itself", "next raised");
  }

  private static boolean isCancelled() {
    try {
      checkCancelled();
      return false;
    } catch (CancelledError e) {
      return true;
    }
  }

  @Test
  @DisplayName("NUR-T-01 what checkCancelled throws ends the scope")
  void theThreadGivesUp() {
    real(
        () -> {
          var scope =
              Nurseries.moveOnAfter(
                  Duration.ofMillis(20),
                  () ->
                      await(
                          runSync(
                              () -> {
                                while (true) {
                                  checkCancelled();
                                  Thread.onSpinWait();
                                }
                              })));
          assertThat(scope.cancelledCaught()).isTrue();
        });
  }

  @Test
  @DisplayName("NUR-T-01 an edge is put off until the thread has ended, too")
  void edges() {
    real(
        () -> {
          var started = new CountDownLatch(1);
          var task =
              createTask(
                  async(
                      () -> {
                        trail.add(
                            await(
                                runSync(
                                    () -> {
                                      started.countDown();
                                      RealTime.waitUntil(ThreadCallTest::isCancelled);
                                      return "value";
                                    })));
                        tries(trail, "next", sleep(Duration.ofSeconds(9)));
                        trail.add(currentTask().cancelling());
                      }));
          while (started.getCount() > 0) await(sleep(Duration.ofMillis(1)));
          task.cancel();
          await(task);
        });
    trail.assertIs("value", "next raised", "1");
  }

  @Test
  @DisplayName(
      "NUR-T-01 abandonOnCancel raises at once; the limiter's token comes back with the thread")
  void abandons() {
    real(
        () -> {
          var gate = new CountDownLatch(1);
          var late = new AtomicReference<Throwable>();
          var limiter = CapacityLimiter.create(1);
          var options = RunSyncOptions.defaults().abandonOnCancel(true).limiter(limiter);
          var scope =
              Nurseries.moveOnAfter(
                  Duration.ofMillis(500),
                  () ->
                      await(
                          runSync(
                              () -> {
                                gate.await();
                                try {
                                  fromThread(() -> sleep(Duration.ZERO));
                                } catch (CancelledError e) {
                                  late.set(e);
                                }
                                checkCancelled();
                                return 1;
                              },
                              options)));
          assertThat(scope.cancelledCaught()).isTrue();
          assertThat(limiter.borrowedTokens()).isEqualTo(1);
          gate.countDown();
          await(limiter.acquire());
          assertThat(late.get()).hasMessageContaining("abandoned");
        });
  }

  @Test
  @DisplayName("NUR-T-01 a limiter bounds the threads, and gives its tokens back")
  void limits() {
    real(
        () -> {
          var limiter = CapacityLimiter.create(2);
          var options = RunSyncOptions.defaults().limiter(limiter);
          Nurseries.openNursery(
              nursery -> {
                for (int i = 0; i < 10; i++) {
                  nursery.startSoon(
                      async(
                          () -> {
                            int running = await(runSync(() -> limiter.borrowedTokens(), options));
                            assertThat(running).isBetween(1, 2);
                          }));
                }
              });
          assertThat(limiter.borrowedTokens()).isZero();
        });
  }

  @Test
  @DisplayName("NUR-T-01 fromThread runs a coroutine in the caller's scope")
  void fromThreads() {
    real(
        () -> {
          assertThat(await(runSync(() -> fromThread(() -> sleep(Duration.ofMillis(1), "looped")))))
              .isEqualTo("looped");
          var error = new IOException("looped");
          assertThatThrownBy(
                  () -> await(runSync(() -> fromThread(() -> async(() -> raise(error))))))
              .isSameAs(error);
          var scope =
              CancelScope.create()
                  .run(
                      s ->
                          await(
                              runSync(
                                  () ->
                                      fromThread(
                                          () ->
                                              async(
                                                  () -> {
                                                    s.cancel();
                                                    tries(trail, "first", sleep(Duration.ZERO));
                                                    return await(sleep(Duration.ofSeconds(9), 1));
                                                  })))));
          assertThat(scope.cancelledCaught()).isTrue();
        });
    trail.assertIs("first raised");
  }

  private static int raise(Exception error) throws Exception {
    throw error;
  }

  @Test
  void otherThreadsAreRefused() {
    assertThatThrownBy(Nurseries::checkCancelled)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no thread of runSync");
    assertThatThrownBy(() -> fromThread(() -> sleep(Duration.ZERO)))
        .isInstanceOf(IllegalStateException.class);
  }
}
