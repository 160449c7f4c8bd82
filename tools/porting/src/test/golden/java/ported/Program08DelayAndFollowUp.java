// Written by the porting assistant of asyncio4j from ch23/08_delay_and_follow_up.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// How to run something after a delay, and something after something else?
public final class Program08DelayAndFollowUp {
  private Program08DelayAndFollowUp() {}

  static List<Task<String>> late;

  static Coroutine<String> report(String text_) {
    return async(() -> {
      System.out.println("report: " + text(text_));
      return text_.toUpperCase(Locale.ROOT);
    });
  }

  static Coroutine<String> after(double seconds_, Coroutine<String> coroutine_) {
    return async(() -> {
      await(sleep(seconds(seconds_)));
      return await(coroutine_);
    });
  }

  static Coroutine<String> followUp(Task<String> first) {
    return async(() -> {
      return await(report(await(first)));
    });
  }

  static void startAnother(Task<String> task) {
    late.add(createTask(report("from a callback")));
  }

  static Coroutine<Void> main() {
    return async(() -> {
      getRunningLoop().callLater(seconds(0.02), () -> System.out.println("a plain function, after 20 ms"));
      Task<String> delayed = createTask(after(0.05, report("delayed")));
      System.out.println("not yet");
      Task<String> chained = createTask(followUp(delayed));
      delayed.addDoneCallback(one -> startAnother(((Task<String>) one)));
      System.out.println(text(await(chained)));
      System.out.println(text(await(late.get(0))));
    });
  }

  public static void main(String[] args) {
    late = new ArrayList<>();
    run(main());
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
}
