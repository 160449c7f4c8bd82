// Written by the porting assistant of asyncio4j from ch30/scheduling.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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

// Plain functions on the loop: soon, later, at a time, not at all, from another thread.
public final class Scheduling {
  private Scheduling() {}

  static void say(String text_, String mark) {
    System.out.println(text_ + mark);
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Duration start = loop.time();
      loop.callAt(start.plus(seconds(0.06)), () -> say("third, at a time", "."));
      loop.callLater(seconds(0.03), () -> say("second, later", "!"));
      loop.callSoon(() -> say("first, soon", "."));
      TimerHandle never = loop.callLater(seconds(0.01), () -> say("not printed", "."));
      System.out.println("planned in ten ms: " + (never.when().minus(start).compareTo(seconds(0.02)) < 0 ? "yes" : "no"));
      never.cancel();
      await(sleep(seconds(0.1)));
      Event woken = Event.create();
      Thread thread = threadOf(() -> loop.callSoonThreadsafe(() -> woken.set()), null, false);
      thread.start();
      await(woken.await());
      System.out.println("woken from another thread");
      joinThread(thread, -1);
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  static Thread threadOf(Runnable work, String name, boolean daemon) {
    Thread thread = name == null ? new Thread(work) : new Thread(work, name);
    thread.setDaemon(daemon);
    return thread;
  }

  /** Waits for a thread so many seconds, or until it has ended. */
  static void joinThread(Thread thread, double limit) {
    try {
      thread.join(limit < 0 ? 0 : Math.max(1, Math.round(limit * 1000)));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
