package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.virtual;

import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack that overflows where a body completes what its neighbour waits for. */
class OverflowAtWakeTest {
  /** The depths at which a stack ends within the call. */
  private static final int DEPTHS = 100;

  private record Pair(Awaitable<?> waiting, VoidBody waking) {}

  /** What a neighbour waits for, and the call that ends it. */
  enum Waking {
    FUTURE(
        () -> {
          Future<Integer> future = getRunningLoop().createFuture();
          return new Pair(future, () -> future.setResult(1));
        }),
    EVENT(
        () -> {
          var event = Event.create();
          return new Pair(event.await(), event::set);
        }),
    QUEUE(
        () -> {
          var queue = Queue.<Integer>create();
          return new Pair(queue.get(), () -> queue.putNowait(1));
        }),
    FULL_QUEUE(
        () -> {
          var queue = Queue.<Integer>create(1);
          queue.putNowait(1);
          return new Pair(queue.put(2), queue::getNowait);
        }),
    JOINED_QUEUE(
        () -> {
          var queue = Queue.<Integer>create();
          queue.putNowait(1);
          return new Pair(queue.join(), queue::taskDone);
        }),
    LOCK(
        () -> {
          var lock = Lock.create();
          await(lock.acquire());
          return new Pair(lock.acquire(), lock::release);
        }),
    SEMAPHORE(
        () -> {
          var semaphore = Semaphore.create(1);
          await(semaphore.acquire());
          return new Pair(semaphore.acquire(), semaphore::release);
        });

    private final Supplier<Pair> pairs;

    Waking(Supplier<Pair> pairs) {
      this.pairs = pairs;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TASK-19 a full stack where a neighbour would be woken leaves all as it was before")
  void theNeighbourWakes(Waking what) {
    virtual(
        () -> {
          for (int above = 0; above < DEPTHS; above++) {
            var pair = what.pairs.get();
            var neighbour = createTask(async(() -> await(pair.waiting)));
            await(sleep(Duration.ofMillis(1)));
            if (Dive.overflows(above, pair.waking)) pair.waking.run();
            timeout(Duration.ofHours(1), () -> await(neighbour));
          }
        });
  }
}
