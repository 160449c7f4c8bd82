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
      Scheduling.<Object>todo(15, "loop.call_later(0.03, functools.partial(say, \"second, later\", mark=\"!\"))"); // a call of a value
      loop.callSoon(() -> say("first, soon", "."));
      TimerHandle never = loop.callLater(seconds(0.01), () -> say("not printed", "."));
      Scheduling.<Object>todo(18, "print(\"planned in ten ms:\", \"yes\" if never.when() - start < 0.02 else \"no\")"); // a time < a double
      never.cancel();
      await(sleep(seconds(0.1)));
      Event woken = Event.create();
      Object thread = Scheduling.<Object>todo(22, "thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(woken.set))");
      Scheduling.<Object>todo(22, "thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(woken.set))"); // threading.Thread has no counterpart
      Scheduling.<Object>todo(23, "thread.start()"); // start of an unknown type
      await(woken.await());
      System.out.println("woken from another thread");
      Scheduling.<Object>todo(26, "thread.join()"); // join of an unknown type
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
