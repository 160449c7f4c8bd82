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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
      List<Integer> places = new ArrayList<>();
      List<Task<Void>> early = new ArrayList<>(IntStream.range(0, 2).boxed().<Task<Void>>map(unused2 -> createTask(meets(barrier, places))).toList());
      await(sleep(seconds(0.01)));
      System.out.println("waiting: " + barrier.waiting() + " of " + barrier.parties());
      await(meets(barrier, places));
      await(gather(early));
      System.out.println("places: " + text(new ArrayList<>(places.stream().sorted().toList())));
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

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
  }
}
