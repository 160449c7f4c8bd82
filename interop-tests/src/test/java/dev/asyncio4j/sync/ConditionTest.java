package dev.asyncio4j.sync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private final Trail trail = Trail.create();
  private final Condition condition = Condition.create();
  private int items;

  /** A task that waits for one signal and tells when it goes on. */
  private Task<?> waiter(String name) {
    return createTask(
        async(
            () ->
                condition.with(
                    () -> {
                      assertThat(await(condition.await())).isTrue();
                      assertThat(condition.locked()).isTrue();
                      trail.add(name);
                    })));
  }

  /** A task that takes items as they come, until there are fewer than none. */
  private Task<?> consumer(String name) {
    return createTask(
        async(
            () ->
                condition.with(
                    () -> {
                      while (true) {
                        await(condition.awaitFor(() -> items != 0));
                        if (items < 0) return;
                        items--;
                        trail.add(name);
                      }
                    })));
  }

  @Test
  @DisplayName(
      "COND-01 wait and signal without the lock fail; awaitFor whose predicate holds needs no lock")
  void needsTheLock() {
    virtual(
        () -> {
          assertUnacquired(() -> await(condition.await()), "wait");
          assertUnacquired(() -> await(condition.awaitFor(() -> false)), "wait");
          assertUnacquired(condition::signal, "notify");
          assertUnacquired(() -> condition.signal(2), "notify");
          assertUnacquired(condition::signalAll, "notify");
          assertThat(await(condition.awaitFor(() -> "holds"))).isEqualTo("holds");
        });
  }

  private static void assertUnacquired(ThrowingCallable call, String verb) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot " + verb + " on un-acquired lock: <Condition [unlocked]>");
  }

  @Test
  @DisplayName("COND-02 a signalled waiter runs only when the signaller has released the lock")
  void runsAfterTheRelease() {
    virtual(
        () -> {
          waiter("waiter");
          passes(1);
          await(condition.acquire());
          condition.signal();
          passes(3);
          trail.add("release");
          condition.release();
          passes(2);
          trail.assertIs("release", "waiter");
          assertThat(condition.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("COND-03 signal(n) wakes at most n, more is harmless; signalAll wakes all")
  void signalWakesAtMostN() {
    virtual(
        () -> {
          for (var name : List.of("a", "b", "c", "d", "e", "f")) waiter(name);
          passes(1);
          condition.with(() -> condition.signal());
          passes(5);
          trail.assertIs("a");
          condition.with(() -> condition.signal(2));
          passes(5);
          trail.assertIs("a", "b", "c");
          condition.with(() -> condition.signalAll());
          passes(5);
          trail.assertIs("a", "b", "c", "d", "e", "f");
          condition.with(() -> condition.signal(2048));
          assertThat(condition).hasToString("<Condition [unlocked]>");
        });
  }

  @Test
  @DisplayName("COND-04 awaitFor tests the predicate again after each wake-up and gives its value")
  void awaitForTestsAgain() {
    virtual(
        () -> {
          var waiter =
              createTask(
                  async(
                      () ->
                          condition.with(
                              () -> {
                                return await(
                                    condition.awaitFor(
                                        () -> trail.lines().size() > 1 ? trail : null));
                              })));
          for (int i = 1; i <= 2; i++) {
            passes(3);
            assertThat(waiter.done()).isFalse();
            trail.add("item " + i);
            condition.with(() -> condition.signal());
          }
          assertThat(await(waiter)).isSameAs(trail);
        });
  }

  @Test
  @DisplayName("COND-05 a cancelled wait holds the lock again when it raises")
  void cancelledWaitHoldsTheLock() {
    virtual(
        () -> {
          var waiter =
              createTask(
                  async(
                      () -> {
                        await(condition.acquire());
                        assertFails(CancelledError.class, condition.await());
                        trail.add("locked " + condition.locked());
                      }));
          passes(1);
          assertThat(condition).hasToString("<Condition [unlocked, waiters:1]>");
          waiter.cancel();
          await(waiter);
          trail.assertIs("locked true");
          assertThat(condition).hasToString("<Condition [locked]>");
        });
  }

  @Test
  @DisplayName(
      "COND-06 cancel while it takes the lock again: the same exception object comes out, the lock"
          + " is held")
  void cancelWhileReacquiring() {
    virtual(
        () -> {
          var raised = new ArrayList<CancelledError>();
          var waiter =
              createTask(
                  async(
                      () ->
                          condition.with(
                              () -> {
                                raised.add(
                                    assertFails(
                                        CancelledError.class,
                                        condition.awaitFor(() -> !trail.lines().isEmpty())));
                                assertThat(condition.locked()).isTrue();
                                throw raised.get(0);
                              })));
          passes(1);
          await(condition.acquire());
          trail.add("holds");
          condition.signal();
          passes(1);
          waiter.cancel("foo");
          condition.release();
          assertThat(assertFails(CancelledError.class, waiter))
              .hasMessage("foo")
              .isSameAs(raised.get(0));
          assertThat(condition.locked()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "COND-07 cancel at the same time as the signal: another waiter gets the wake-up, none is"
          + " lost")
  void wakeUpIsPassedOn() {
    for (int passesBetween : List.of(0, 1)) {
      items = 0;
      virtual(
          () -> {
            var first = consumer("first");
            var second = consumer("second");
            passes(1);
            condition.with(
                () -> {
                  items++;
                  condition.signal();
                  passes(passesBetween);
                  first.cancel();
                  // Gives the lock up for a second; nobody signals this wait.
                  assertFails(AsyncTimeoutException.class, waitFor(condition.await(), seconds(1)));
                  assertThat(items).isZero();
                  items = -1;
                  condition.signalAll();
                });
            await(second);
            assertThat(first.cancelled()).isTrue();
          });
    }
    trail.assertIs("second", "second");
  }

  @Test
  @DisplayName(
      "COND-08 a timeout inside the scope leaves the lock held, and the scope exits cleanly")
  void timeoutInTheScope() {
    virtual(
        () -> {
          condition.with(
              () -> {
                assertFails(AsyncTimeoutException.class, waitFor(condition.await(), seconds(1)));
                assertThat(condition.locked()).isTrue();
              });
          assertThat(condition.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("COND-09 a condition on a shared lock shows the lock's state, and the reverse")
  void sharedLock() {
    virtual(
        () -> {
          var lock = Lock.create();
          var shared = Condition.create(lock);
          await(lock.acquire());
          assertThat(shared.locked()).isTrue();
          shared.release();
          assertThat(lock.locked()).isFalse();
          shared.with(() -> assertThat(lock.locked()).isTrue());
          lock.with(
              () -> {
                shared.signalAll();
                assertThat(shared.locked()).isTrue();
              });
        });
  }
}
