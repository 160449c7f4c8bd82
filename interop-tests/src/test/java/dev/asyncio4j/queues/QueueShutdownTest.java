package dev.asyncio4j.queues;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.QueueShutDownException;
import dev.asyncio4j.testing.Trail;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueShutdownTest {
  private final Trail trail = Trail.create();

  private static List<Queue<String>> kinds(int maxsize) {
    return List.of(Queue.create(maxsize), LifoQueue.create(maxsize), PriorityQueue.create(maxsize));
  }

  private static void assertNoMorePuts(Queue<String> queue) {
    assertFails(QueueShutDownException.class, queue.put("more"));
    assertThatThrownBy(() -> queue.putNowait("more"))
        .isInstanceOf(QueueShutDownException.class)
        .hasMessageContaining("shutdown> is shut down");
  }

  private static void assertNoMoreGets(Queue<String> queue) {
    assertFails(QueueShutDownException.class, queue.get());
    assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDownException.class);
  }

  private static void assertNothingUnfinished(Queue<String> queue) {
    assertThatThrownBy(queue::taskDone)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("taskDone() called too many times: <");
  }

  @Test
  @DisplayName("QUEUE-09 join of an unused queue returns at once, also repeatedly")
  void joinOfAnUnusedQueue() {
    virtual(
        () -> {
          for (var queue : kinds(0)) {
            var joining =
                createTask(
                    async(
                        () -> {
                          await(queue.join());
                          await(queue.join());
                        }));
            passes(1);
            assertThat(joining.done()).isTrue();
          }
        });
  }

  @Test
  @DisplayName("QUEUE-10 join returns only when taskDone was called for every item put in")
  void joinWaitsForTheWork() {
    virtual(
        () -> {
          for (var queue : kinds(0)) {
            trail.clear();
            for (var item : List.of("a", "b", "c")) queue.putNowait(item);
            createTask(
                async(
                    () -> {
                      await(queue.join());
                      trail.add("joined");
                    }));
            while (!queue.empty()) {
              await(queue.get());
              passes(2);
              trail.add("done");
              queue.taskDone();
            }
            passes(2);
            trail.assertIs("done", "done", "done", "joined");
          }
        });
  }

  @Test
  @DisplayName("QUEUE-11 taskDone too often is a value error")
  void taskDoneTooOften() {
    for (var queue : kinds(0)) {
      assertNothingUnfinished(queue);
      queue.putNowait("item");
      queue.taskDone();
      assertNothingUnfinished(queue);
    }
  }

  @Test
  @DisplayName(
      "QUEUE-12 shutdown of an empty queue: gets that wait, and later gets and puts, fail; join"
          + " returns")
  void shutdownOfAnEmptyQueue() {
    virtual(
        () -> {
          for (var queue : kinds(0)) {
            var getter = createTask(queue.get());
            passes(1);
            queue.shutdown();
            await(queue.join());
            passes(1);
            assertThat(getter.done()).isTrue();
            assertFails(QueueShutDownException.class, getter);
            assertNoMorePuts(queue);
            assertNoMoreGets(queue);
          }
        });
  }

  @Test
  @DisplayName(
      "QUEUE-13 shutdown with items: puts fail, also those that wait; the items can still be taken"
          + " and worked off")
  void shutdownWithItems() {
    virtual(
        () -> {
          for (var queue : kinds(1)) {
            queue.putNowait("item");
            var join = createTask(queue.join());
            var putter = createTask(queue.put("waits"));
            passes(1);
            queue.shutdown();
            passes(1);
            assertThat(putter.done()).isTrue();
            assertFails(QueueShutDownException.class, putter);
            assertNoMorePuts(queue);

            assertThat(await(queue.get())).isEqualTo("item");
            assertNoMoreGets(queue);
            passes(2);
            assertThat(join.done()).isFalse();
            queue.taskDone();
            passes(1);
            assertThat(join.done()).isTrue();
            assertNothingUnfinished(queue);
          }
        });
  }

  @Test
  @DisplayName("QUEUE-14 immediate shutdown: the items are dropped, gets fail, join is released")
  void immediateShutdown() {
    virtual(
        () -> {
          for (var queue : kinds(0)) {
            queue.putNowait("dropped");
            var join = createTask(queue.join());
            passes(1);
            queue.shutdown(true);
            assertThat(queue.size()).isZero();
            passes(1);
            assertThat(join.done()).isTrue();
            assertNoMorePuts(queue);
            assertNoMoreGets(queue);
            assertNothingUnfinished(queue);
          }
        });
  }

  @Test
  @DisplayName("QUEUE-15 immediate shutdown with an item in work: join waits for that one taskDone")
  void immediateShutdownWithWork() {
    virtual(
        () -> {
          for (var queue : kinds(0)) {
            queue.putNowait("in work");
            queue.putNowait("dropped");
            var join = createTask(queue.join());
            await(queue.get());
            queue.shutdown(true);
            passes(2);
            assertThat(join.done()).isFalse();
            assertNoMorePuts(queue);
            assertNoMoreGets(queue);
            queue.taskDone();
            assertNothingUnfinished(queue);
            passes(1);
            assertThat(join.done()).isTrue();
          }
        });
  }
}
