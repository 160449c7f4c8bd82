package dev.asyncio4j.guide.ch06;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;

/**
 * Starts a loop by hand, and asks for the one that runs. Python: {@code start_and_get.py}, Kotlin:
 * {@code StartAndGet.kt}.
 */
public final class StartAndGet {
  private StartAndGet() {}

  static String word(boolean value) {
    return value ? "yes" : "no";
  }

  static Coroutine<EventLoop> job() {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return getRunningLoop();
        });
  }

  public static void main(String[] args) {
    try {
      getRunningLoop();
    } catch (NoRunningLoopException e) {
      System.out.println("no loop runs here");
    }

    EventLoop loop = newEventLoop();
    System.out.println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()));
    System.out.println("the same loop inside: " + word(loop.runUntilComplete(job()) == loop));
    loop.close();
    System.out.println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()));

    EventLoop first;
    try (var runner = Runner.create(RunOptions.defaults())) {
      first = runner.run(job());
      EventLoop second = runner.run(job());
      System.out.println(
          "a runner keeps its loop: " + word(first == second && second == runner.loop()));
    }
    System.out.println("and closes it: " + word(first.isClosed()));
  }
}
