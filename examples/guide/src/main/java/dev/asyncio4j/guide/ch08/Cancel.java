package dev.asyncio4j.guide.ch08;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;

/**
 * A cancel is an error at the await: it can clean up, say why, and even refuse. Python: {@code
 * cancel.py}, Kotlin: {@code Cancel.kt}.
 */
public final class Cancel {
  private Cancel() {}

  static Coroutine<String> tidy() {
    return async(
        () -> {
          try {
            return await(sleep(seconds(10), "slept"));
          } catch (CancelledError e) {
            System.out.println("tidy: told to stop: " + e.getMessage());
            throw e;
          } finally {
            System.out.println("tidy: cleaned up");
          }
        });
  }

  static Coroutine<String> stubborn() {
    return async(
        () -> {
          try {
            await(sleep(seconds(10)));
          } catch (CancelledError e) {
            System.out.println("stubborn: no");
          }
          return "went on";
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          for (Coroutine<String> work : List.of(tidy(), stubborn())) {
            Task<String> task = createTask(work);
            await(sleep(Duration.ZERO));
            System.out.println("asked: " + (task.cancel("lunch time") ? "yes" : "no"));
            try {
              System.out.println("returned: " + await(task));
            } catch (CancelledError e) {
              System.out.println("it was cancelled");
            }
            System.out.println(
                "cancelled: "
                    + (task.cancelled() ? "yes" : "no")
                    + " again: "
                    + (task.cancel() ? "yes" : "no"));
          }
          Task<String> unborn = createTask(tidy());
          unborn.cancel();
          await(Asyncio.wait(List.of(unborn)));
          System.out.println("cancelled before its first step, it never ran");
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
