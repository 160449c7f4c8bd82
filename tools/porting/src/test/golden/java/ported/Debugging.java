// Written by the porting assistant of asyncio4j from ch42/debugging.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// Debug mode: slow steps are reported; what nobody caught goes to the handler.
public final class Debugging {
  private Debugging() {}

  static List<Object> slowSteps;

  static class Counting {
    void emit(Object record_) {
      if (Debugging.<Boolean>todo(12, "\" took \" in record.getMessage()")) {
        Debugging.<Object>todo(13, "slow_steps.append(record.getMessage())"); // getMessage of an unknown type
      }
    }
  }

  static Coroutine<Void> slow() {
    return async(() -> {
      pause(0.3);
    });
  }

  static Coroutine<Void> fails() {
    return async(() -> {
      throw new IllegalArgumentException("nobody asked for me");
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      System.out.println("debug: " + (loop.getDebug() ? "yes" : "no"));
      loop.slowCallbackDuration(seconds(0.2));
      await(createTask(slow()));
      await(sleep(Duration.ZERO));
      System.out.println("slow step reported: " + (!slowSteps.isEmpty() ? "yes" : "no"));
      List<Object> unread = new ArrayList<>();
      Debugging.<Object>todo(36, "loop.set_exception_handler(lambda loop, context: unread.append(str(context[\"exception\"])))"); // set_exception_handler of a EventLoop
      Task<Void> task = createTask(fails());
      await(sleep(seconds(0.01)));
      System.out.println("failed and unread: " + (task.done() ? "yes" : "no"));
      // del task
      System.gc();
      await(sleep(seconds(0.01)));
      Debugging.<Object>todo(43, "print(\"handler was told:\", \", \".join(unread))"); // a loop over a List
    });
  }

  public static void main(String[] args) {
    slowSteps = new ArrayList<>();
    System.getLogger("root").log(System.Logger.Level.TRACE, "logging.getLogger(\"asyncio\").addHandler(Counting())"); // check: logging is set up outside of the program: System.Logger
    Debugging.<Object>todo(17, "logging.getLogger(\"asyncio\").propagate = False"); // the attribute propagate of a Logger
    run(main(), RunOptions.defaults().debug(true));
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
  }

  /** Blocks the thread, as time.sleep() does. */
  static void pause(double time) {
    try {
      Thread.sleep(Math.round(time * 1000));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
