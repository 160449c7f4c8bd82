package dev.asyncio4j.guide.ch30;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import dev.asyncio4j.sync.Event;
import java.time.Duration;

/**
 * Plain functions on the loop: soon, later, at a time, not at all, from another thread. Python:
 * {@code scheduling.py}, Kotlin: {@code Scheduling.kt}.
 */
public final class Scheduling {
  private Scheduling() {}

  static void say(String text, String mark) {
    System.out.println(text + mark);
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Duration start = loop.time();
          loop.callAt(start.plus(seconds(0.06)), () -> say("third, at a time", "."));
          loop.callLater(seconds(0.03), () -> say("second, later", "!"));
          loop.callSoon(() -> say("first, soon", "."));
          TimerHandle never = loop.callLater(seconds(0.01), () -> say("not printed", "."));
          boolean soon = never.when().minus(start).compareTo(seconds(0.02)) < 0;
          System.out.println("planned in ten ms: " + (soon ? "yes" : "no"));
          never.cancel();
          await(sleep(seconds(0.1)));
          Event woken = Event.create();
          Thread thread = new Thread(() -> loop.callSoonThreadsafe(woken::set));
          thread.start();
          await(woken.await());
          System.out.println("woken from another thread");
          thread.join();
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
