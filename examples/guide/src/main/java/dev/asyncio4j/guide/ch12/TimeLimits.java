package dev.asyncio4j.guide.ch12;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;

/**
 * A limit for one thing (waitFor), for a block (timeout), and one that is moved while it runs.
 * Python: {@code time_limits.py}, Kotlin: {@code TimeLimits.kt}.
 */
public final class TimeLimits {
  private TimeLimits() {}

  static Coroutine<String> slow(double time) {
    return async(
        () -> {
          try {
            return await(sleep(seconds(time), "in time"));
          } catch (CancelledError e) {
            System.out.println("the slow one is cancelled and cleans up");
            throw e;
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println(await(waitFor(slow(0.01), seconds(1))));
          try {
            await(waitFor(slow(5), seconds(0.05)));
          } catch (AsyncTimeoutException e) {
            System.out.println("wait_for: too late");
          }
          try {
            timeout(
                seconds(0.05),
                () -> {
                  await(slow(0.001));
                  System.out.println("first step done");
                  await(slow(5));
                });
          } catch (AsyncTimeoutException e) {
            System.out.println("timeout: too late");
          }
          boolean expired =
              timeout(
                  seconds(0.05),
                  limit -> {
                    limit.reschedule(getRunningLoop().time().plus(seconds(5)));
                    System.out.println("with more time: " + await(slow(0.1)));
                    return limit.expired();
                  });
          System.out.println("expired: " + (expired ? "yes" : "no"));
          timeout(
              null,
              () -> {
                System.out.println("no limit: " + await(slow(0)));
              });
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
