// Written by the porting assistant of asyncio4j from ch14/blocking.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// A blocking call stops everybody; in a thread it stops nobody.
public final class Blocking {
  private Blocking() {}

  static String blocking() {
    pause(0.2);
    return "blocking call is done";
  }

  static Coroutine<Void> beat(List<Integer> count) {
    return async(() -> {
      for (int unused = 0; unused < 4; unused++) {
        await(sleep(seconds(0.02)));
        count.add(1);
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      List<Integer> count = new ArrayList<>();
      Task<Void> beating = createTask(beat(count));
      await(sleep(Duration.ZERO));
      System.out.println(blocking() + " - beats meanwhile: " + count.size());
      await(beating);
      count = new ArrayList<>();
      beating = createTask(beat(count));
      await(sleep(Duration.ZERO));
      System.out.println(await(toThread(() -> blocking())) + " - beats meanwhile: " + count.size());
      await(beating);
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Blocks the thread, as time.sleep() does. */
  static void pause(double time) {
    try {
      Thread.sleep(Math.round(time * 1000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
