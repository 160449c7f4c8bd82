// Written by the porting assistant of asyncio4j from ch12/time_limits.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Timeout;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;

// A limit for one thing (wait_for), for a block (timeout), and one that is moved while it runs.
public final class TimeLimits {
  private TimeLimits() {}

  static Coroutine<String> slow(double seconds_) {
    return async(() -> {
      try {
        await(sleep(seconds(seconds_)));
        return "in time";
      } catch (CancelledError e) {
        System.out.println("the slow one is cancelled and cleans up");
        throw e;
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Ref<Timeout> limit = new Ref<>(null);
      System.out.println(await(waitFor(slow(0.01), seconds(1))));
      try {
        await(waitFor(slow(5), seconds(0.05)));
      } catch (AsyncTimeoutException e) {
        System.out.println("wait_for: too late");
      }
      try {
        timeout(seconds(0.05), () -> {
          await(slow(0.001));
          System.out.println("first step done");
          await(slow(5));
        });
      } catch (AsyncTimeoutException e2) {
        System.out.println("timeout: too late");
      }
      timeout(seconds(0.05), limitGiven -> {
        limit.value = limitGiven;
        limit.value.reschedule(getRunningLoop().time().plus(seconds(5)));
        System.out.println("with more time: " + await(slow(0.1)));
      });
      System.out.println("expired: " + (limit.value.expired() ? "yes" : "no"));
      timeout(null, () -> {
        System.out.println("no limit: " + await(slow(0)));
      });
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** A variable that a lambda and the code around it share. */
  static final class Ref<T> {
    T value;

    Ref(T value) {
      this.value = value;
    }
  }
}
