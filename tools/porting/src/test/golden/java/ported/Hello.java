// Written by the porting assistant of asyncio4j from ch02/hello.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;

// The smallest program: a coroutine, one await, run.
public final class Hello {
  private Hello() {}

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println("hello");
      await(sleep(seconds(0.1)));
      System.out.println("world");
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
