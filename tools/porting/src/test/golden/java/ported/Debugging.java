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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
      List<String> unread = new ArrayList<>();
      loop.setExceptionHandler((inLoop, context) -> unread.add(text(context.exception()))); // check: the text of an exception
      Task<Void> task = createTask(fails());
      await(sleep(seconds(0.01)));
      System.out.println("failed and unread: " + (task.done() ? "yes" : "no"));
      // del task
      System.gc();
      await(sleep(seconds(0.01)));
      System.out.println("handler was told: " + String.join(", ", unread));
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

  /** Text of a value as Python's str() gives it. */
  static String text(Object value) {
    if (value instanceof String s) return s;
    if (value instanceof Throwable t) return t.getMessage() == null ? "" : t.getMessage();
    return repr(value);
  }

  /** Text of a value as Python's repr() gives it. */
  static String repr(Object value) {
    if (value == null) return "None";
    if (value instanceof Boolean b) return b ? "True" : "False";
    if (value instanceof String s) return quoted(s);
    if (value instanceof Map<?, ?> m) {
      return m.entrySet().stream()
          .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> c) {
      boolean set = c instanceof Set;
      if (set && c.isEmpty()) return "set()";
      return c.stream()
          .map(x -> repr(x))
          .collect(Collectors.joining(", ", set ? "{" : "[", set ? "}" : "]"));
    }
    return String.valueOf(value);
  }

  static String quoted(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote.equals("'") ? inner.replace("'", "\\'") : inner) + quote;
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
