package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a thread has, such as its locks and thread-locals, is seen by its own body alone. */
class ThreadsOfBodiesTest {
  private final ThreadLocal<String> local = new ThreadLocal<>();
  private final List<String> seen = new ArrayList<>();

  private void look() {
    seen.add(String.valueOf(local.get()));
  }

  /** Sets the thread-local, and awaits again and again. */
  private Coroutine<Void> noisy(VoidBody body) {
    return async(
        () -> {
          local.set("of another body");
          for (int i = 0; i < 5; i++) {
            body.run();
            await(sleep(Duration.ZERO));
          }
          local.remove();
        });
  }

  @Test
  @DisplayName("a callback does not get a lock that a suspended body holds")
  void locks() {
    virtual(
        () -> {
          var lock = new ReentrantLock();
          var got = new ArrayList<Boolean>();
          lock.lock();
          getRunningLoop().callSoon(() -> got.add(lock.tryLock()));
          passes(1);
          createTask(async(passing(1))).addDoneCallback(task -> got.add(lock.tryLock()));
          passes(5);
          lock.unlock();
          assertThat(got).containsExactly(false, false);
        });
  }

  private static VoidBody passing(int n) {
    return () -> passes(n);
  }

  @Test
  @DisplayName("callbacks see no thread-local of a body")
  void threadLocals() {
    virtual(
        () -> {
          var loop = getRunningLoop();
          await(gather(noisy(() -> loop.callSoon(this::look)), noisy(() -> {})));
          passes(1);
        });
    assertThat(seen).hasSize(5).containsOnly("null");
  }

  @Test
  @DisplayName("a predicate of Condition.awaitFor sees no thread-local of another body")
  void predicates() {
    virtual(
        () -> {
          var condition = Condition.create();
          var waiter =
              createTask(
                  async(
                      () ->
                          condition.with(
                              () ->
                                  await(
                                      condition.awaitFor(
                                          () -> {
                                            look();
                                            return seen.size() > 3;
                                          })))));
          await(noisy(() -> condition.with(condition::signalAll)));
          await(waiter);
        });
    assertThat(seen).hasSize(4).containsOnly("null");
  }

  @Test
  @DisplayName("the comparator of a priority queue sees no thread-local of another body")
  void comparators() {
    virtual(
        () -> {
          PriorityQueue<Integer> queue =
              PriorityQueue.create(
                  3,
                  (a, b) -> {
                    look();
                    return a - b;
                  });
          for (int i = 0; i < 3; i++) queue.putNowait(i);
          seen.clear();
          var putting =
              async(
                  () -> {
                    for (int i = 0; i < 4; i++) await(queue.put(i));
                  });
          var getting =
              async(
                  () -> {
                    for (int i = 0; i < 4; i++) {
                      await(queue.get());
                      passes(1);
                    }
                  });
          await(gather(putting, noisy(() -> {}), getting));
        });
    assertThat(seen).isNotEmpty().containsOnly("null");
  }

  @Test
  @DisplayName("the error of a body that was resumed by another body's thread ends the run")
  void fatalErrors() {
    var error = new InternalError("fatal");
    assertThatThrownBy(
            () ->
                virtual(
                    () -> {
                      createTask(
                          async(
                              () -> {
                                passes(3);
                                throw error;
                              }));
                      passes(10);
                    }))
        .isSameAs(error);
  }

  @Test
  @DisplayName("more bodies than threads are kept for end in the same pass")
  void manyBodies() {
    virtual(
        () -> {
          var event = Event.create();
          var ended = new ArrayList<Integer>();
          var tasks =
              Stream.iterate(0, i -> i + 1)
                  .limit(400)
                  .map(
                      i ->
                          createTask(
                              async(
                                  () -> {
                                    await(event.await());
                                    ended.add(i);
                                  })))
                  .toList();
          passes(1);
          event.set();
          await(gather(tasks));
          assertThat(ended).hasSize(400).isSorted();
        });
  }

  private int down() {
    passes(1);
    return 1 + down();
  }

  @Test
  @DisplayName("a body that awaits deeper and deeper overflows alone")
  void overflows() {
    assumeTrue(
        "platform".equals(ChildJvm.MODE),
        "this takes minutes on a virtual thread, whose whole stack is copied at each await");
    for (int i = 0; i < 10; i++) {
      virtual(
          () -> {
            var other = createTask(async(passing(Integer.MAX_VALUE)));
            var deep = createTask(async(this::down));
            assertThatThrownBy(() -> await(deep)).isInstanceOf(StackOverflowError.class);
            assertThat(other.done()).isFalse();
          });
    }
  }
}
