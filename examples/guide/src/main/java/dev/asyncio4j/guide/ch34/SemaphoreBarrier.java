package dev.asyncio4j.guide.ch34;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.BrokenBarrierException;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.BoundedSemaphore;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * So many at a time; and all together or not at all. Python: {@code semaphore_barrier.py}, Kotlin:
 * {@code SemaphoreBarrier.kt}.
 */
public final class SemaphoreBarrier {
  private SemaphoreBarrier() {}

  static int inside = 0;
  static int most = 0;

  static Coroutine<Void> limited(Semaphore semaphore) {
    return async(
        () ->
            semaphore.with(
                () -> {
                  inside++;
                  most = Math.max(most, inside);
                  await(sleep(seconds(0.01)));
                  inside--;
                }));
  }

  static Coroutine<Void> meets(Barrier barrier, List<Integer> places) {
    return async(
        () -> {
          places.add(await(barrier.await()));
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Semaphore semaphore = Semaphore.create(3);
          await(gather(IntStream.range(0, 10).mapToObj(i -> limited(semaphore)).toList()));
          System.out.println("at most " + most + " at once");
          BoundedSemaphore bounded = BoundedSemaphore.create(1);
          try {
            bounded.release();
          } catch (IllegalArgumentException e) {
            System.out.println("a bounded one is not released more often than taken");
          }
          Barrier barrier = Barrier.create(3);
          List<Integer> places = new ArrayList<>();
          var early =
              List.of(createTask(meets(barrier, places)), createTask(meets(barrier, places)));
          await(sleep(seconds(0.01)));
          System.out.println("waiting: " + barrier.waiting() + " of " + barrier.parties());
          await(meets(barrier, places));
          await(gather(early));
          Collections.sort(places);
          System.out.println("places: " + places);
          Task<Integer> waiting = createTask(barrier.await());
          await(sleep(Duration.ZERO));
          await(barrier.abort());
          try {
            await(waiting);
          } catch (BrokenBarrierException e) {
            System.out.println("broken: " + (barrier.broken() ? "yes" : "no"));
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
