package dev.asyncio4j.queues;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.testing.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Items in and out, and who waits for them. Unfinished work and shutdown: {@link
 * QueueShutdownTest}.
 */
class QueueTest {
  private final Trail trail = Trail.create();

  private Task<?> getter(Queue<String> queue, String name) {
    return createTask(
        async(
            () -> {
              trail.add(name + " got " + await(queue.get()));
            }));
  }

  private Task<?> putter(Queue<String> queue, String item) {
    return createTask(
        async(
            () -> {
              await(queue.put(item));
              trail.add("put " + item);
            }));
  }

  private static List<String> drain(Queue<String> queue) {
    var items = new ArrayList<String>();
    while (!queue.empty()) items.add(queue.getNowait());
    return items;
  }

  @Test
  @DisplayName("QUEUE-01 first in, first out; LIFO and priority queues order as named")
  void order() {
    virtual(
        () -> {
          Comparator<String> reversed = Comparator.reverseOrder();
          var queues =
              List.<Queue<String>>of(
                  Queue.create(),
                  LifoQueue.create(0),
                  PriorityQueue.create(0),
                  PriorityQueue.create(0, reversed));
          for (var queue : queues) {
            for (var item : List.of("1", "3", "2")) await(queue.put(item));
            assertThat(queue.size()).isEqualTo(3);
            trail.add(String.join("", drain(queue)));
          }
          trail.assertIs("132", "231", "123", "321");
        });
  }

  @Test
  @DisplayName(
      "QUEUE-02 maxsize 0 is never full; at maxsize put waits until something is taken out")
  void putWaitsWhileFull() {
    virtual(
        () -> {
          Queue<String> unbounded = Queue.create();
          for (int i = 0; i < 100; i++) unbounded.putNowait("item");
          assertThat(unbounded.full()).isFalse();

          Queue<String> queue = Queue.create(2);
          assertThat(queue.maxsize()).isEqualTo(2);
          for (var item : List.of("a", "b", "c")) putter(queue, item);
          passes(3);
          trail.assertIs("put a", "put b");
          assertThat(queue.full()).isTrue();
          assertThat(await(queue.get())).isEqualTo("a");
          passes(1);
          trail.assertIs("put a", "put b", "put c");
        });
  }

  @Test
  @DisplayName(
      "QUEUE-03 putNowait into a full queue and getNowait from an empty one have their own"
          + " exceptions")
  void nowaitExceptions() {
    Queue<String> queue = Queue.create(1);
    assertThatThrownBy(queue::getNowait)
        .isInstanceOf(QueueEmptyException.class)
        .hasMessageStartingWith("<Queue maxsize=1> is empty");
    queue.putNowait("a");
    assertThatThrownBy(() -> queue.putNowait("b"))
        .isInstanceOf(QueueFullException.class)
        .hasMessageStartingWith("<Queue maxsize=1 queue=[a] tasks=1> is full");
  }

  @Test
  @DisplayName(
      "QUEUE-04 a getter cancelled after it was woken loses no item: the next getter, or call, gets"
          + " it")
  void cancelledGetterLosesNoItem() {
    virtual(
        () -> {
          Queue<String> queue = Queue.create();
          var cancelled = getter(queue, "cancelled");
          getter(queue, "next");
          passes(1);
          queue.putNowait("a");
          cancelled.cancel();
          passes(3);
          trail.assertIs("next got a");

          var alone = getter(queue, "alone");
          passes(1);
          queue.putNowait("b");
          alone.cancel();
          assertFails(CancelledError.class, alone);
          assertThat(queue.getNowait()).isEqualTo("b");
        });
  }

  @Test
  @DisplayName(
      "QUEUE-05 a putter cancelled after it was woken loses no slot, and its item is not stored")
  void cancelledPutterLosesNoSlot() {
    virtual(
        () -> {
          Queue<String> queue = Queue.create(1);
          queue.putNowait("a");
          var cancelled = putter(queue, "cancelled");
          putter(queue, "next");
          passes(1);
          assertThat(queue.getNowait()).isEqualTo("a");
          cancelled.cancel();
          passes(3);
          trail.assertIs("put next");
          assertThat(drain(queue)).containsExactly("next");
        });
  }

  @Test
  @DisplayName("QUEUE-06 cancelled getters and putters leave the list of those who wait")
  void cancelledOnesAreRemoved() {
    virtual(
        () -> {
          Queue<String> queue = Queue.create(1);
          var getters = List.of(getter(queue, "a"), getter(queue, "b"));
          passes(1);
          assertThat(queue).hasToString("<Queue maxsize=1 getters[2]>");
          getters.forEach(Task::cancel);
          passes(1);
          assertThat(queue).hasToString("<Queue maxsize=1>");

          queue.putNowait("full");
          var putter = putter(queue, "b");
          passes(1);
          assertThat(queue.toString()).contains("putters[1]");
          putter.cancel();
          passes(1);
          assertThat(queue.toString()).doesNotContain("putters");
        });
  }

  @Test
  @DisplayName(
      "QUEUE-07 two getters, the first is cancelled before the put: the item goes to the second")
  void cancelledBeforeThePut() {
    virtual(
        () -> {
          Queue<String> queue = Queue.create();
          var first = getter(queue, "first");
          var second = getter(queue, "second");
          passes(1);
          first.cancel();
          queue.putNowait("item");
          await(second);
          assertThat(first.cancelled()).isTrue();
          trail.assertIs("second got item");
        });
  }

  @Test
  @DisplayName("QUEUE-08 producers and consumers on a queue of size 1 never deadlock")
  void noDeadlock() {
    virtual(
        () -> {
          Queue<Integer> queue = Queue.create(1);
          var taken = new ArrayList<Integer>();
          var tasks = new ArrayList<Task<?>>();
          for (int consumer = 0; consumer < 2; consumer++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          for (int i = 0; i < 20; i++) taken.add(await(queue.get()));
                        })));
          }
          for (int producer = 0; producer < 4; producer++) {
            int start = producer * 10;
            tasks.add(
                createTask(
                    async(
                        () -> {
                          for (int i = start; i < start + 10; i++) await(queue.put(i));
                        })));
          }
          await(gather(tasks));
          assertThat(taken).hasSize(40).doesNotHaveDuplicates();
        });
  }

  @Test
  @DisplayName("QUEUE-16 the text shows limit, items, who waits, unfinished tasks and shutdown")
  void textShowsTheState() {
    virtual(
        () -> {
          Queue<String> queue = Queue.create(1);
          assertThat(queue).hasToString("<Queue maxsize=1>");
          getter(queue, "getter");
          passes(1);
          assertThat(queue).hasToString("<Queue maxsize=1 getters[1]>");
          queue.putNowait("a");
          passes(1);
          assertThat(queue).hasToString("<Queue maxsize=1 tasks=1>");
          queue.putNowait("b");
          putter(queue, "c");
          passes(1);
          assertThat(queue).hasToString("<Queue maxsize=1 queue=[b] putters[1] tasks=2>");

          LifoQueue<Integer> lifo = LifoQueue.create(0);
          for (int i = 1; i <= 7; i++) lifo.putNowait(i);
          lifo.shutdown();
          assertThat(lifo)
              .hasToString(
                  "<LifoQueue maxsize=0 queue=[1, 2, 3, 4, 5, <2 more>] tasks=7 shutdown>");
        });
  }
}
