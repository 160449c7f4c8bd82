// Written by the porting assistant of asyncio4j from ch08/cancel.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

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

// A cancel is an error at the await: it can clean up, say why, and even refuse.
public final class Cancel {
  private Cancel() {}

  static Coroutine<Void> tidy() {
    return async(() -> {
      try {
        await(sleep(seconds(10)));
      } catch (CancelledError e2) {
        System.out.println("tidy: told to stop: " + e2.getMessage());
        throw e2;
      } finally {
        System.out.println("tidy: cleaned up");
      }
    });
  }

  static Coroutine<String> stubborn() {
    return async(() -> {
      try {
        await(sleep(seconds(10)));
      } catch (CancelledError e) {
        System.out.println("stubborn: no");
      }
      return "went on";
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      for (Object work : Cancel.<List<Object>>todo(24, "(tidy, stubborn)")) {
        Object task = Cancel.<Object>todo(25, "task = asyncio.create_task(work())");
        Cancel.<Object>todo(25, "task = asyncio.create_task(work())"); // work has no counterpart
        await(sleep(Duration.ZERO));
        Cancel.<Object>todo(27, "print(\"asked:\", \"yes\" if task.cancel(\"lunch time\") else \"no\")"); // cancel of an unknown type
        try {
          Cancel.<Object>todo(29, "print(\"returned:\", await task)"); // await of an unknown type
        } catch (CancelledError e) {
          System.out.println("it was cancelled");
        }
        Cancel.<Object>todo(32, "print(\"cancelled:\", \"yes\" if task.cancelled() else \"no\", \"again:\", \"yes\" if task.cancel..."); // cancelled of an unknown type
      }
      Task<Void> unborn = createTask(tidy());
      unborn.cancel();
      await(Asyncio.wait(List.of(unborn)));
      System.out.println("cancelled before its first step, it never ran");
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }
}
