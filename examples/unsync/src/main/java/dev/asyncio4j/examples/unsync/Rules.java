package dev.asyncio4j.examples.unsync;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.unsync.Unsync.cpuBound;
import static dev.asyncio4j.unsync.Unsync.start;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.unsync.Unfuture;
import dev.asyncio4j.unsync.Unsync;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;

/**
 * Errors, results inside the loop, methods, processes, and values that another thread sets. Python:
 * {@code 02_rules.py}.
 */
public final class Rules {
  private static final Duration SHORT = Duration.ofMillis(50);

  private Rules() {}

  private static Coroutine<String> fails() {
    return async(
        (Body<String>)
            () -> {
              throw new IllegalArgumentException("from the loop");
            });
  }

  private static Coroutine<String> nested() {
    return async(
        () -> {
          var inner = start(asleep());
          try {
            return inner.result();
          } catch (InvalidStateException e) {
            return "not ready: await it; " + await(inner);
          }
        });
  }

  private static Coroutine<String> asleep() {
    return sleep(SHORT, "awaited");
  }

  /** The methods as callers see them. */
  public interface Counting {
    /** Adds a number, and gives the sum. */
    Unfuture<Integer> add(int n);
  }

  /** The methods as they are written. */
  public static final class Counter {
    private int sum;

    /** Adds a number, and gives the sum. */
    public Coroutine<Integer> add(int n) {
      return async(() -> sum += n);
    }
  }

  public static void main(String[] args) {
    try {
      start(fails()).result();
    } catch (IllegalArgumentException e) {
      System.out.println("failed: " + e.getMessage());
    }
    System.out.println(start(nested()).result());

    int x = 12;
    System.out.println(cpuBound(() -> x * x).result());

    var counter = Unsync.proxy(Counting.class, new Counter());
    System.out.println(Stream.of(1, 2, 3).map(n -> counter.add(n).result()).toList());

    var five = Unfuture.fromValue(5);
    System.out.println(five.result() + " " + (five.done() ? "True" : "False"));

    Unfuture<String> handMade = Unfuture.create();
    var timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            handMade.setResult("set elsewhere");
          }
        },
        SHORT.toMillis());
    System.out.println(handMade.result());
    timer.cancel();

    try {
      start(sleep(Duration.ofSeconds(1))).result(Duration.ofMillis(1));
    } catch (AsyncTimeoutException e) {
      System.out.println("timed out");
    }
    System.out.println(run(async(() -> await(start(asleep())) + " from another loop")));
  }
}
