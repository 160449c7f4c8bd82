package dev.asyncio4j.costs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;

import com.sun.management.ThreadMXBean;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.EventLoop;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * The program of {@link CostTest}: prints what each operation costs, in a JVM of its own whose
 * compiler leaves every allocation in place.
 *
 * <p>A cost is the difference of a long and a short run, so what a run costs whatever its length
 * does not count. What happens once in a while, such as a table that grows, makes a run dearer,
 * never cheaper: the cheapest of several counts. So does what is not compiled yet: a fiber that
 * waits in interpreted frames keeps a larger copy of its stack. Long and short runs take turns, so
 * that the cheapest of both are warm.
 */
final class CostMeter {
  private static final int SHORT = 200;
  private static final int LONG = 600;
  private static final int ROUNDS = 12;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final IntFunction<Coroutine<?>> operation;

  private CostMeter(IntFunction<Coroutine<?>> operation) {
    this.operation = operation;
  }

  public static void main(String[] arguments) {
    print("Java", JavaOperations.all());
    print("Kotlin", KotlinOperations.all());
  }

  /** In order of the names, whatever that of the map: each JVM does the same in the same order. */
  private static void print(String language, Map<String, IntFunction<Coroutine<?>>> operations) {
    var sorted = new TreeMap<>(operations);
    sorted.forEach(
        (name, operation) -> {
          var meter = new CostMeter(operation);
          double bytes = perOperation(meter::bytes);
          double passes = name.equals("timer") ? 0 : perOperation(meter::passes);
          double switches = perOperation(meter::switches);
          System.out.printf("%s: %s\t%.2f\t%.2f\t%.2f%n", language, name, bytes, passes, switches);
        });
  }

  private interface Count {
    long of(int operations);
  }

  private static double perOperation(Count count) {
    long leastLong = Long.MAX_VALUE;
    long leastShort = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      leastLong = Math.min(leastLong, count.of(LONG));
      leastShort = Math.min(leastShort, count.of(SHORT));
    }
    return (double) (leastLong - leastShort) / (LONG - SHORT);
  }

  /**
   * What the loop's own thread allocates; 0 where that is a virtual thread, which nobody counts.
   */
  private long bytes(int operations) {
    try (var runner = Runner.create(VIRTUAL)) {
      return runner.run(
          async(
              () -> {
                long thread = await(idOfTheLoopsThread(runner.loop()));
                long before = THREADS.getThreadAllocatedBytes(thread);
                await(createTask(operation.apply(operations)));
                return THREADS.getThreadAllocatedBytes(thread) - before;
              }));
    }
  }

  private static Future<Long> idOfTheLoopsThread(EventLoop loop) {
    Future<Long> id = loop.createFuture();
    loop.callSoon(() -> id.setResult(Thread.currentThread().getId()));
    return id;
  }

  /** A callback that calls itself again counts the passes. Virtual time stands still meanwhile. */
  private long passes(int operations) {
    try (var runner = Runner.create(VIRTUAL)) {
      var passes = new AtomicLong();
      var loop = runner.loop();
      Runnable probe =
          new Runnable() {
            @Override
            public void run() {
              passes.incrementAndGet();
              loop.callSoon(this);
            }
          };
      return runner.run(
          async(
              () -> {
                loop.callSoon(probe);
                await(createTask(operation.apply(operations)));
                return passes.get();
              }));
    }
  }

  private long switches(int operations) {
    try (var runner = Runner.create(VIRTUAL)) {
      var loop = runner.loop();
      runner.run(operation.apply(operations));
      return switches(loop);
    }
  }

  /** The engine counts for nobody but us: it is reached past the API. */
  private static long switches(EventLoop loop) {
    try {
      Object fibers = loop.getClass().getMethod("getFibers").invoke(loop);
      return (long) fibers.getClass().getMethod("getSwitches").invoke(fibers);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the engine does not count the switches of its fibers", e);
    }
  }
}
