package dev.asyncio4j.guide.ch05;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import java.time.Duration;
import java.util.List;

/**
 * The three steps: define a method that returns a coroutine, create one by calling it, run it.
 * Python: {@code define_create_run.py}, Kotlin: {@code DefineCreateRun.kt}.
 */
public final class DefineCreateRun {
  private DefineCreateRun() {}

  static Coroutine<String> greet(String name) { // define
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return "hello " + name;
        });
  }

  static Coroutine<Integer> main(List<String> names) {
    return async(
        () -> {
          for (String name : names) {
            Coroutine<String> coroutine = greet(name); // create
            System.out.println(await(coroutine)); // run, inside a coroutine
          }
          return names.size();
        });
  }

  public static void main(String[] args) {
    System.out.println("greeted " + run(main(List.of("Ada", "Grace")))); // run, from outside

    try {
      run(main(List.of()), RunOptions.defaults().debug(false));
      System.out.println("a second run is a second loop");
    } finally {
      System.out.println("end");
    }
  }
}
