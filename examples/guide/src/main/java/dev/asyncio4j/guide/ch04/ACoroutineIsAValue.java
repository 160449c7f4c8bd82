package dev.asyncio4j.guide.ch04;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;

/**
 * Calling a method that returns a coroutine runs nothing: it makes a value, which runs once, when
 * awaited. Python: {@code a_coroutine_is_a_value.py}, Kotlin: {@code ACoroutineIsAValue.kt}.
 */
public final class ACoroutineIsAValue {
  private ACoroutineIsAValue() {}

  static Coroutine<Integer> greet(String name) {
    return async(
        () -> {
          System.out.println("hello " + name);
          return name.length();
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          Object coroutine = greet("Ada");
          System.out.println("made, and nothing has run");
          System.out.println(
              "it is a coroutine: " + (coroutine instanceof Coroutine<?> ? "yes" : "no"));
          System.out.println("length " + await((Coroutine<?>) coroutine));
          try {
            await((Coroutine<?>) coroutine);
          } catch (IllegalStateException e) {
            System.out.println("it runs once: the second await is an error");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
