package dev.asyncio4j.inspector;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;

import com.sun.management.OperatingSystemMXBean;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.queues.Queue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Programs that tell what it costs them to be looked at; {@link CostsRealClock} reads it. */
final class Ticker {
  private static final Duration LONG = Duration.ofSeconds(1000);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final long WINDOW_MILLIS = 100;

  private Ticker() {}

  /**
   * Has so many tasks wait under one gather, half of them in a sleep, half three calls deep at a
   * queue, and prints for each tenth of a second the longest time between two ticks, in
   * microseconds.
   */
  static void beside(int count) {
    var queue = Queue.<Integer>create();
    var tasks = new ArrayList<Task<?>>();
    for (int i = 0; i < count; i += 2) {
      tasks.add(createTask(sleep(LONG)));
      tasks.add(createTask(deep(queue, 3)));
    }
    var all = createTask(async(() -> await(gather(tasks))), "all");
    await(sleep(Duration.ofSeconds(1)));
    System.out.println("ready");
    long last = System.nanoTime(), longest = 0, printed = System.currentTimeMillis();
    while (!all.done()) {
      await(sleep(TICK));
      var now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
      var time = System.currentTimeMillis();
      if (time - printed < WINDOW_MILLIS) continue;
      System.out.println(time + " " + longest / 1000);
      printed = time;
      longest = 0;
    }
  }

  private static Coroutine<Integer> deep(Queue<Integer> queue, int calls) {
    return calls == 0 ? queue.get() : async(() -> await(deep(queue, calls - 1)));
  }

  /** Prints the CPU time of the process, in nanoseconds, for each switch of two tasks. */
  static void switches(int millions) {
    rounds(1);
    var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var before = bean.getProcessCpuTime();
    rounds(millions);
    System.out.println((bean.getProcessCpuTime() - before) / (2_000_000.0 * millions));
  }

  private static void rounds(int millions) {
    await(gather(turns(millions), turns(millions)));
  }

  private static Coroutine<@Nullable Void> turns(int millions) {
    return async(
        () -> {
          for (int i = 0; i < 1_000_000 * millions; i++) await(sleep(Duration.ZERO));
        });
  }
}
