// Written by the porting assistant of asyncio4j from ch06/start_and_get.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;

// Starting a loop by hand, and asking for the one that runs.
public final class StartAndGet {
  private StartAndGet() {}

  static String word(boolean value_) {
    return value_ ? "yes" : "no";
  }

  static Coroutine<EventLoop> job() {
    return async(() -> {
      await(sleep(Duration.ZERO));
      return getRunningLoop();
    });
  }

  public static void main(String[] args) {
    EventLoop first = null;
    try {
      getRunningLoop();
    } catch (IllegalStateException e) {
      System.out.println("no loop runs here");
    }
    EventLoop loop = newEventLoop();
    System.out.println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()));
    System.out.println("the same loop inside: " + word(loop.runUntilComplete(job()) == loop));
    loop.close();
    System.out.println("running: " + word(loop.isRunning()) + " closed: " + word(loop.isClosed()));
    Runner runner = Runner.create(RunOptions.defaults());
    try (runner) {
      first = runner.run(job());
      EventLoop second = runner.run(job());
      System.out.println("a runner keeps its loop: " + word(first == second && second == runner.loop()));
    }
    System.out.println("and closes it: " + word(first.isClosed()));
  }
}
