package dev.asyncio4j.support;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Short forms that the specifications share. */
public final class Support {
  public static final RunOptions VIRTUAL = RunOptions.defaults().virtualTime();

  private Support() {}

  /** Runs {@code body} as the main task of a loop with virtual time. */
  public static <T> T runVirtual(Body<T> body) {
    return run(async(body), VIRTUAL);
  }

  public static void runVirtual(VoidBody body) {
    run(async(body), VIRTUAL);
  }

  public static Duration seconds(long n) {
    return Duration.ofSeconds(n);
  }

  /** Lets the loop make {@code n} passes; called in a task. */
  public static void passes(int n) {
    for (int i = 0; i < n; i++) await(sleep(Duration.ZERO));
  }

  /** A loop with virtual time that no runner owns: the caller closes it. */
  @SuppressWarnings("resource") // closing the runner would close the loop
  public static EventLoop virtualLoop() {
    return Runner.create(VIRTUAL).loop();
  }

  /** Runs what is ready, once, in the calling thread's time. */
  public static void runOnePass(EventLoop loop) {
    loop.stop();
    loop.runForever();
  }

  /** Collects what {@code loop} reports from now on. */
  public static List<ExceptionContext> reportsOf(EventLoop loop) {
    var reports = new CopyOnWriteArrayList<ExceptionContext>();
    loop.setExceptionHandler((l, context) -> reports.add(context));
    return reports;
  }

  /** Collects garbage until {@code condition} holds, for ten seconds at most. */
  public static void collectGarbageUntil(BooleanSupplier condition) {
    waitUntil(
        () -> {
          System.gc();
          return condition.getAsBoolean();
        });
  }

  /** Waits in real time until {@code condition} holds, for ten seconds at most. */
  public static void waitUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      holds = condition.getAsBoolean();
    }
    assertThat(holds).as("the condition holds within ten seconds").isTrue();
  }

  /** Waits for an event of another thread; interrupts fail the test. */
  public static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while " + thread + " ran", e);
    }
    assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
  }
}
