// Written by the porting assistant of asyncio4j from ch03/computing_does_not_wait.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// What asyncio is not good at: work that never waits. Tasks that compute do not overlap.
public final class ComputingDoesNotWait {
  private ComputingDoesNotWait() {}

  static List<String> log;

  static Coroutine<Integer> count(String name_, int steps, boolean polite) {
    return async(() -> {
      int total = 0;
      for (int i = 0; i < steps; i++) {
        total += i;
        if (Math.floorMod(i, 1000) == 0) {
          log.add(name_);
        }
        if (polite && Math.floorMod(i, 1000) == 0) {
          await(sleep(Duration.ZERO));
        }
      }
      return total;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      await(gather(count("a", 3000, false), count("b", 3000, false)));
      System.out.println("never waits: " + String.join(" ", log));
      log.clear();
      await(gather(count("a", 3000, true), count("b", 3000, true)));
      System.out.println("gives way:   " + String.join(" ", log));
    });
  }

  public static void main(String[] args) {
    log = new ArrayList<>();
    run(main());
  }
}
