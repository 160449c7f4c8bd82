package dev.asyncio4j.sync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SemaphoreTest {
  private final Trail trail = Trail.create();

  private Task<?> acquirer(Semaphore semaphore, String name) {
    return createTask(
        async(
            () -> {
              assertThat(await(semaphore.acquire())).isTrue();
              trail.add(name);
            }));
  }

  @Test
  @DisplayName("SEM-01 a negative value is refused; 0 starts locked")
  void initialValue() {
    for (var create :
        List.<Runnable>of(() -> Semaphore.create(-1), () -> BoundedSemaphore.create(-1))) {
      assertThatThrownBy(create::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Semaphore initial value must be >= 0, got -1");
    }
    assertThat(Semaphore.create(0).locked()).isTrue();
    assertThat(Semaphore.create(2)).hasToString("<Semaphore [unlocked, value:2]>");
  }

  @Test
  @DisplayName("SEM-02 bounded: a release above the start value is a value error")
  void boundedRelease() {
    virtual(
        () -> {
          var semaphore = BoundedSemaphore.create(1);
          assertThatThrownBy(semaphore::release)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith(
                  "BoundedSemaphore released too many times: <BoundedSemaphore [");
          await(semaphore.acquire());
          semaphore.release();
          assertThatThrownBy(semaphore::release).isInstanceOf(IllegalArgumentException.class);
          assertThat(semaphore.locked()).isFalse();
        });
  }

  @Test
  @DisplayName(
      "SEM-03 strictly in order: one that releases and acquires again goes behind the waiters")
  void releaserGoesBehindTheWaiters() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(1);
          var tasks = new ArrayList<Coroutine<Void>>();
          for (var name : List.of("a", "b", "c")) {
            tasks.add(
                async(
                    () -> {
                      for (int round = 1; round <= 2; round++) {
                        await(semaphore.acquire());
                        trail.add(name + round);
                        pause(1);
                        semaphore.release();
                      }
                    }));
          }
          await(gather(tasks));
          trail.assertIs("a1", "b1", "c1", "a2", "b2", "c2");
        });
  }

  @Test
  @DisplayName("SEM-03 also when it does both without a pause between")
  void releaseAndAcquireAtOnce() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(1);
          var first = acquirer(semaphore, "1");
          var second =
              createTask(
                  async(
                      () -> {
                        await(semaphore.acquire());
                        trail.add("2");
                        semaphore.release();
                        await(semaphore.acquire());
                        trail.add("4");
                      }));
          var third = acquirer(semaphore, "3");
          passes(1);
          semaphore.release();
          semaphore.release();
          await(gather(List.of(first, second, third)));
          trail.assertIs("1", "2", "3", "4");
        });
  }

  @Test
  @DisplayName("SEM-04 after the first waiter was cancelled, two releases wake the next two")
  void cancelledFirstWaiter() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(0);
          var first = acquirer(semaphore, "first");
          for (var name : List.of("second", "third", "fourth")) acquirer(semaphore, name);
          passes(1);
          first.cancel();
          passes(1);
          semaphore.release();
          semaphore.release();
          passes(3);
          trail.assertIs("second", "third");
          assertThat(semaphore).hasToString("<Semaphore [locked, waiters:1]>");
        });
  }

  @Test
  @DisplayName(
      "SEM-05 several releases before any waiter ran wake all in order; it stays locked for"
          + " newcomers meanwhile")
  void severalReleasesAtOnce() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(0);
          var first = acquirer(semaphore, "first");
          var second =
              createTask(
                  async(
                      () -> {
                        for (int i = 0; i < 3; i++) semaphore.release();
                        assertThat(semaphore.locked()).as("the first one has not run yet").isTrue();
                        await(semaphore.acquire());
                        trail.add("second");
                      }));
          var third = acquirer(semaphore, "third");
          await(gather(List.of(first, second, third)));
          trail.assertIs("first", "second", "third");
          assertThat(semaphore).hasToString("<Semaphore [locked]>");
        });
  }

  @Test
  @DisplayName(
      "SEM-06 cancel of waiters at the release: the permit goes to the next one that waits")
  void cancelledBeforeTheRelease() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(0);
          var tasks = new ArrayList<Task<?>>();
          for (var name : List.of("a", "b", "c", "d")) tasks.add(acquirer(semaphore, name));
          passes(1);
          tasks.get(0).cancel();
          tasks.get(1).cancel();
          semaphore.release();
          passes(2);
          trail.assertIs("c");
          assertThat(tasks.get(3).done()).isFalse();
        });
  }

  @Test
  @DisplayName("SEM-06 cancel of a waiter that was granted the permit gives it on; nothing hangs")
  void cancelledAfterTheGrant() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(0);
          var granted = acquirer(semaphore, "granted");
          acquirer(semaphore, "next");
          passes(1);
          semaphore.release();
          granted.cancel();
          assertFails(CancelledError.class, granted);
          passes(2);
          trail.assertIs("next");

          semaphore.release();
          var last = createTask(semaphore.acquire());
          passes(1);
          assertThat(last.done()).isTrue();
          semaphore.release();
          assertThat(await(waitFor(semaphore.acquire(), seconds(1)))).isTrue();
        });
  }

  @Test
  @DisplayName("F-20 releases have no bound: a semaphore with the most permits can be released")
  void releasesBeyondAnInt() {
    virtual(
        () -> {
          var semaphore = Semaphore.create(Integer.MAX_VALUE);
          for (int i = 0; i < 3; i++) semaphore.release();
          assertThat(semaphore.locked()).isFalse();
          assertThat(semaphore).hasToString("<Semaphore [unlocked, value:2147483650]>");
          assertThat(await(semaphore.acquire())).isTrue();
          var bounded = BoundedSemaphore.create(Integer.MAX_VALUE);
          assertThatThrownBy(bounded::release).isInstanceOf(IllegalArgumentException.class);
        });
  }
}
