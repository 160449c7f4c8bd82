package dev.asyncio4j.guide.ch23;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.spawn;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Shows how to run in the background, wait for all of it at the end, and hear of failures nobody
 * awaits. Python: {@code 04_background.py}, Kotlin: {@code Background.kt}.
 */
public final class Background {
  private Background() {}

  static Coroutine<Void> note(String text, double time) {
    return async(
        () -> {
          await(sleep(seconds(time)));
          if (text.equals("bad")) throw new IllegalArgumentException("a bad note");
          System.out.println("noted " + text);
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          getRunningLoop()
              .setExceptionHandler(
                  (loop, context) ->
                      System.out.println(
                          "background failure: " + context.exception().getMessage()));
          Set<Task<?>> background = new LinkedHashSet<>();
          background.add(spawn(note("one", 0.1)));
          background.add(spawn(note("bad", 0.05)));
          background.add(spawn(note("two", 0.01)));
          System.out.println("main goes on, " + background.size() + " in the background");
          while (!background.isEmpty()) {
            background = await(Asyncio.wait(background)).pending();
          }
          System.out.println("all done, " + background.size() + " left");
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
