// Written by the porting assistant of asyncio4j from ch06/order_of_the_loop.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;

// What the loop does in a pass: what is ready, first come, first served; what is made ready meanwhile, next time.
public final class OrderOfTheLoop {
  private OrderOfTheLoop() {}

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      loop.callLater(seconds(0.03), () -> System.out.println("timer of 30 ms"));
      loop.callLater(seconds(0.01), () -> System.out.println("timer of 10 ms"));
      loop.callSoon(() -> System.out.println("first callback"));
      loop.callSoon(() -> { System.out.println("second callback"); loop.callSoon(() -> System.out.println("made by the second")); });
      createTask(worker());
      loop.callSoon(() -> System.out.println("third callback"));
      System.out.println("main goes on until it waits");
      await(sleep(seconds(0.06)));
    });
  }

  static Coroutine<Void> worker() {
    return async(() -> {
      System.out.println("task, first step");
      await(sleep(Duration.ZERO));
      System.out.println("task, second step");
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
