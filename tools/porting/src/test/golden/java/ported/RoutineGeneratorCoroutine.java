// Written by the porting assistant of asyncio4j from ch04/routine_generator_coroutine.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// A routine runs to its end; a generator stops to give a value; a coroutine stops to wait for one.
public final class RoutineGeneratorCoroutine {
  private RoutineGeneratorCoroutine() {}

  static void routine(String name_) {
    for (int step = 0; step < 2; step++) {
      System.out.println("routine " + name_ + " step " + step);
    }
  }

  static List<String> generator() {
    List<String> items = new ArrayList<>();
    items.add("one");
    items.add("two");
    return items;
  }

  static Coroutine<String> coroutine_(String name_) {
    return async(() -> {
      for (int step = 0; step < 2; step++) {
        System.out.println("coroutine " + name_ + " step " + step);
        await(sleep(Duration.ZERO));
      }
      return name_;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      routine("a");
      routine("b");
      System.out.println("generator: " + String.join(", ", generator()));
      System.out.println(String.join("", await(gather(coroutine_("a"), coroutine_("b")))));
    });
  }

  public static void main(String[] args) {
    run(main());
  }
}
