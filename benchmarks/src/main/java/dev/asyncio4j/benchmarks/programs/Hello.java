package dev.asyncio4j.benchmarks.programs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import java.time.Duration;

/** The shortest program: {@code Hello}; {@code Hello jvm} says it without a loop. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    if (args.length > 0) System.out.println("hello");
    else run(async(Hello::body));
  }

  private static void body() {
    await(sleep(Duration.ZERO));
    System.out.println("hello");
  }
}
