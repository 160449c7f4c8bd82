// Written by the porting assistant of asyncio4j from ch34/semaphore_barrier.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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
import java.util.List;
import java.util.stream.IntStream;

// So many at a time; and all together or not at all.
public final class SemaphoreBarrier {
  private SemaphoreBarrier() {}

  static int most;
  static int inside;

  static Coroutine<Void> limited(Semaphore semaphore) {
    return async(() -> {
      await(semaphore.acquire());
      try {
        inside += 1;
        most = Math.max(most, inside);
        await(sleep(seconds(0.01)));
        inside -= 1;
      } finally {
        semaphore.release();
      }
    });
  }

  static Coroutine<Void> meets(Barrier barrier, List<Integer> results) {
    return async(() -> {
      int place = await(barrier.await());
      {
        results.add(place);
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Semaphore semaphore = Semaphore.create(3);
      await(gather(IntStream.range(0, 10).boxed().<Coroutine<Void>>map(unused -> limited(semaphore)).toList()));
      System.out.println("at most " + most + " at once");
      BoundedSemaphore bounded = BoundedSemaphore.create(1);
      try {
        bounded.release();
      } catch (IllegalArgumentException e) {
        System.out.println("a bounded one is not released more often than taken");
      }
      Barrier barrier = Barrier.create(3);
      List<Object> places = new ArrayList<>();
      List<Task<Void>> early = SemaphoreBarrier.<List<Task<Void>>>todo(31, "early = [asyncio.create_task(meets(barrier, places)) for _ in range(2)]");
      SemaphoreBarrier.<Object>todo(31, "early = [asyncio.create_task(meets(barrier, places)) for _ in range(2)]"); // a List<unknown> where a List<int> is needed
      await(sleep(seconds(0.01)));
      System.out.println("waiting: " + barrier.waiting() + " of " + barrier.parties());
      SemaphoreBarrier.<Object>todo(34, "await meets(barrier, places)"); // a List<unknown> where a List<int> is needed
      await(gather(early));
      SemaphoreBarrier.<Object>todo(36, "print(\"places:\", sorted(places))"); // a loop over a List
      Task<Integer> waiting = createTask(barrier.await());
      await(sleep(Duration.ZERO));
      await(barrier.abort());
      try {
        await(waiting);
      } catch (BrokenBarrierException e2) {
        System.out.println("broken: " + (barrier.broken() ? "yes" : "no"));
      }
    });
  }

  public static void main(String[] args) {
    inside = 0;
    most = 0;
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
