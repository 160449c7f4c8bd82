package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.checkpoint;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.nurseries.CapacityLimiter;
import dev.asyncio4j.nurseries.WouldBlockException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Capacity limiters: tokens have owners, and their number can change. Python: 06_limiter.py. */
public final class Limiter {
  private final CapacityLimiter limiter = CapacityLimiter.create(2);
  private final List<Object> served = new ArrayList<>();

  private Limiter() {}

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          var program = new Limiter();
          program.workers();
          program.owners();
          program.theFirstWaiterIsNext();
          program.growing();
          program.givingUp();
        });
  }

  private Coroutine<Void> worker(String name, double hold) {
    return async(
        () ->
            limiter.with(
                () -> {
                  print(name, "starts at", now());
                  await(pause(hold));
                }));
  }

  private Coroutine<Void> waits(String name) {
    return async(
        () -> {
          try {
            await(limiter.acquireOnBehalfOf(name));
            served.add(name);
          } catch (CancelledError e) {
            print(name, "gave up");
            throw e;
          }
        });
  }

  /** Lets all others run until they wait; trio has {@code wait_all_tasks_blocked}. */
  private static void settle() {
    for (int pass = 0; pass < 5; pass++) await(checkpoint());
  }

  private void workers() {
    openNursery(
        nursery -> {
          nursery.startSoon(worker("a", 3));
          for (String name : List.of("b", "c", "d")) nursery.startSoon(worker(name, 1));
          settle();
          int waiting = limiter.statistics().tasksWaiting();
          print("borrowed", limiter.borrowedTokens(), "waiting", waiting);
        });
    print("free", limiter.availableTokens(), "at", now());
  }

  private void owners() {
    limiter.acquireOnBehalfOfNowait("x");
    try {
      limiter.acquireOnBehalfOfNowait("x");
    } catch (IllegalStateException e) {
      print("twice:", e.getMessage().split(":")[0]);
    }
    limiter.acquireOnBehalfOfNowait("y");
    try {
      limiter.acquireNowait();
    } catch (WouldBlockException e) {
      print("would block");
    }
    try {
      limiter.release();
    } catch (IllegalStateException e) {
      print("release:", e.getMessage().split(":")[0]);
    }
  }

  private void theFirstWaiterIsNext() {
    openNursery(
        nursery -> {
          nursery.startSoon(waits("first"));
          settle();
          limiter.releaseOnBehalfOf("x");
          try {
            limiter.acquireNowait();
          } catch (WouldBlockException e) {
            print("cannot slip in");
          }
        });
    print(py(served), py(limiter.statistics().borrowers()));
  }

  private void growing() {
    openNursery(
        nursery -> {
          for (String name : List.of("p", "q", "r")) nursery.startSoon(waits(name));
          settle();
          limiter.totalTokens(4);
          settle();
          print("waiting", limiter.statistics().tasksWaiting(), py(served));
          nursery.cancelScope().cancel();
        });
    int waiting = limiter.statistics().tasksWaiting();
    print("waiting", waiting, "borrowed", limiter.borrowedTokens());
    limiter.totalTokens(1);
    print("free", limiter.availableTokens());
    for (String name : List.of("first", "y", "p", "q")) limiter.releaseOnBehalfOf(name);
    print("free", limiter.availableTokens());
  }

  private void givingUp() {
    limiter.with(
        () -> {
          var scope = moveOnAfter(seconds(1), () -> await(limiter.acquireOnBehalfOf("z")));
          int waiting = limiter.statistics().tasksWaiting();
          print("gave up:", scope.cancelledCaught(), "waiting", waiting);
        });
    print("free", limiter.availableTokens());
  }

  /** {@return a sorted list as Python prints it} */
  private static String py(Collection<?> values) {
    return values.stream().map(v -> "'" + v + "'").sorted().toList().toString();
  }
}
