// Written by the porting assistant of asyncio4j from ch01/one_by_one_or_together.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;

// Three waits: first one after the other, then all at once. The order tells which is which.
public final class OneByOneOrTogether {
  private OneByOneOrTogether() {}

  static Coroutine<Void> boil(String what, double seconds_) {
    return async(() -> {
      System.out.println(what + ": put on");
      await(sleep(seconds(seconds_)));
      System.out.println(what + ": done");
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println("-- one by one");
      await(boil("egg", 0.15));
      await(boil("tea", 0.05));
      await(boil("rice", 0.1));
      System.out.println("-- together");
      await(gather(boil("egg", 0.15), boil("tea", 0.05), boil("rice", 0.1)));
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
