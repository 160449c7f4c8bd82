package dev.asyncio4j.sync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.failing;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LockTest {
  private final Trail trail = Trail.create();
  private final Lock lock = Lock.create();

  /** A task that acquires the lock, tells so, and keeps it. */
  private Task<?> acquirer(String name) {
    return createTask(
        async(
            () -> {
              assertThat(await(lock.acquire())).isTrue();
              trail.add(name);
            }));
  }

  @Test
  @DisplayName("LOCK-01 acquire gives true; waiters get the lock in the order in which they asked")
  void waitersInOrder() {
    virtual(
        () -> {
          assertThat(lock.locked()).isFalse();
          assertThat(await(lock.acquire())).isTrue();
          assertThat(lock.locked()).isTrue();
          for (var name : List.of("a", "b", "c")) acquirer(name);
          passes(2);
          assertThat(trail.lines()).isEmpty();
          for (int i = 1; i <= 3; i++) {
            lock.release();
            passes(2);
            assertThat(trail.lines()).hasSize(i);
            assertThat(lock.locked()).isTrue();
          }
          trail.assertIs("a", "b", "c");
        });
  }

  @Test
  @DisplayName("LOCK-02 release of a free lock is an illegal-state error")
  void releaseOfAFreeLock() {
    assertThatThrownBy(lock::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Lock is not acquired: <Lock [unlocked]>");
  }

  @Test
  @DisplayName("LOCK-03 cancelling a waiter removes it; the lock is not taken")
  void cancelledWaiterIsRemoved() {
    virtual(
        () -> {
          await(lock.acquire());
          var waiter = createTask(lock.acquire());
          passes(1);
          assertThat(lock).hasToString("<Lock [locked, waiters:1]>");
          getRunningLoop().callSoon(waiter::cancel);
          assertFails(CancelledError.class, waiter);
          assertThat(lock).hasToString("<Lock [locked]>");
          lock.release();
          passes(2);
          assertThat(lock.locked()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "LOCK-04 release and cancel of the first waiter in the same pass: the next waiter gets it")
  void cancelOfTheFirstWaiterAtRelease() {
    for (boolean cancelFirst : List.of(true, false)) {
      virtual(
          () -> {
            await(lock.acquire());
            var first = acquirer("first " + cancelFirst);
            var second = acquirer("second " + cancelFirst);
            passes(1);
            if (cancelFirst) first.cancel();
            lock.release();
            if (!cancelFirst) first.cancel();
            await(second);
            assertThat(first.cancelled()).isTrue();
            assertThat(lock.locked()).isTrue();
            lock.release();
          });
    }
    trail.assertIs("second true", "second false");
  }

  @Test
  @DisplayName("LOCK-05 in that race exactly one waiter gets it, never two")
  void neverTwoInThatRace() {
    virtual(
        () -> {
          await(lock.acquire());
          var tasks = List.of(acquirer("first"), acquirer("second"), acquirer("third"));
          passes(1);
          getRunningLoop()
              .callSoon(
                  () -> {
                    tasks.get(0).cancel();
                    lock.release();
                  });
          assertFails(CancelledError.class, tasks.get(0));
          passes(5);
          trail.assertIs("second");
          assertThat(tasks.get(2).done()).isFalse();
          assertThat(lock).hasToString("<Lock [locked, waiters:1]>");
        });
  }

  @Test
  @DisplayName("LOCK-06 the scope form releases on exit and on error, and gives the body's value")
  void scopeReleases() {
    virtual(
        () -> {
          var value =
              lock.with(
                  () -> {
                    assertThat(lock.locked()).isTrue();
                    return "value";
                  });
          assertThat(value).isEqualTo("value");
          assertThat(lock.locked()).isFalse();

          var error = new IllegalStateException("broken");
          assertThatThrownBy(
                  () ->
                      lock.with(
                          () -> {
                            await(failing(error));
                          }))
              .isSameAs(error);
          assertThat(lock.locked()).isFalse();

          var holder =
              createTask(
                  async(
                      () ->
                          lock.with(
                              () -> {
                                await(getRunningLoop().createFuture());
                              })));
          passes(1);
          assertThat(lock.locked()).isTrue();
          holder.cancel();
          assertFails(CancelledError.class, holder);
          assertThat(lock.locked()).isFalse();
        });
  }

  @Test
  @DisplayName("LOCK-06 the error of a release that fails comes first, and the body's goes with it")
  void scopeThatHasReleased() {
    virtual(
        () -> {
          var error = new IllegalArgumentException("the body's");
          assertThatThrownBy(
                  () ->
                      lock.with(
                          () -> {
                            lock.release();
                            throw error;
                          }))
              .hasMessageStartingWith("Lock is not acquired")
              .hasSuppressedException(error);
        });
  }

  @Test
  @DisplayName(
      "LOCK-07 a lock that tasks of one loop wait for cannot be waited for in another loop")
  void twoLoopsDoNotWaitForOneLock() {
    try (var first = newEventLoop();
        var second = newEventLoop()) {
      first.runUntilComplete(
          async(
              () -> {
                await(lock.acquire());
                acquirer("in the first loop");
                passes(1);
              }));
      assertThatThrownBy(() -> second.runUntilComplete(lock.acquire()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("<Lock [locked, waiters:1]> is bound to a different event loop");
      first.runUntilComplete(
          async(
              () -> {
                lock.release();
                passes(2);
                lock.release();
              }));
      trail.assertIs("in the first loop");
      assertThat(second.runUntilComplete(lock.acquire())).as("nobody waits now").isTrue();
    }
  }

  @Test
  @DisplayName("LOCK-08 it is made without naming a loop, also where none runs")
  void madeWithoutALoop() throws NoSuchMethodException {
    assertThat(Lock.create()).hasToString("<Lock [unlocked]>");
    assertThat(Lock.class.getMethod("create").getParameters()).isEmpty();
  }
}
