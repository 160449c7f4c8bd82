package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.ExceptionContext;
import java.time.Duration;
import java.util.List;

/** Runs in virtual time, single passes of the loop, and coroutines that wait or fail. */
public final class Virtual {
  public static final RunOptions VIRTUAL = RunOptions.defaults().virtualTime();

  private Virtual() {}

  /** Runs {@code body} as the main task of a loop in virtual time. */
  public static <T> T virtual(Body<T> body) {
    return run(async(body), VIRTUAL);
  }

  /** Runs {@code body} as the main task of a loop in virtual time. */
  public static void virtual(VoidBody body) {
    run(async(body), VIRTUAL);
  }

  /** Lets the loop make {@code n} passes: all that was ready before runs in the first one. */
  public static void passes(int n) {
    for (int i = 0; i < n; i++) await(sleep(Duration.ZERO));
  }

  public static Duration seconds(long n) {
    return Duration.ofSeconds(n);
  }

  /** Waits in virtual time. */
  public static void pause(long seconds) {
    await(sleep(seconds(seconds)));
  }

  /** {@return the seconds that have passed on the loop's clock since {@code start}} */
  public static long secondsSince(Duration start) {
    return getRunningLoop().time().minus(start).toSeconds();
  }

  public static Duration now() {
    return getRunningLoop().time();
  }

  /** A coroutine that gives {@code value} after some seconds. */
  public static <T> Coroutine<T> after(long seconds, T value) {
    return sleep(seconds(seconds), value);
  }

  /** A coroutine that fails when it starts. */
  public static Coroutine<String> failing(Throwable error) {
    return failingAfter(0, error);
  }

  /** A coroutine that fails after some seconds; 0: without any suspension. */
  public static Coroutine<String> failingAfter(long seconds, Throwable error) {
    return async(
        (Body<String>)
            () -> {
              if (seconds > 0) pause(seconds);
              throw Virtual.<RuntimeException>sneaky(error);
            });
  }

  /** A coroutine that sleeps for an hour and fails with {@code error} when it is cancelled. */
  public static Coroutine<String> failingInCleanup(Throwable error) {
    return async(
        (Body<String>)
            () -> {
              try {
                pause(3600);
              } finally {
                await(failing(error));
              }
              return "not cancelled";
            });
  }

  /** Collects what the running loop reports from now on. */
  public static List<ExceptionContext> reports() {
    return Loops.reportsOf(getRunningLoop());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
