package dev.asyncio4j.guide.ch01;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;

/**
 * Three waits: first one after the other, then all at once. The order tells which is which. Python:
 * {@code one_by_one_or_together.py}, Kotlin: {@code OneByOneOrTogether.kt}.
 */
public final class OneByOneOrTogether {
  private OneByOneOrTogether() {}

  static Coroutine<Void> boil(String what, double time) {
    return async(
        () -> {
          System.out.println(what + ": put on");
          await(sleep(seconds(time)));
          System.out.println(what + ": done");
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
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
