// Written by the porting assistant of asyncio4j from ch05/define_create_run.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// The three steps: define with async def, create by calling, run with asyncio.run.
public final class DefineCreateRun {
  private DefineCreateRun() {}

  static Coroutine<String> greet(String name_) {
    return async(() -> {
      await(sleep(Duration.ZERO));
      return "hello " + name_;
    });
  }

  static Coroutine<Integer> main(List<String> names) {
    return async(() -> {
      for (String name_ : names) {
        Coroutine<String> coroutine_ = greet(name_);
        System.out.println(await(coroutine_));
      }
      return names.size();
    });
  }

  public static void main(String[] args) {
    System.out.println("greeted " + text(run(main(new ArrayList<>(List.of("Ada", "Grace"))))));
    try {
      run(main(new ArrayList<>()), RunOptions.defaults().debug(false));
      System.out.println("a second run is a second loop");
    } finally {
      System.out.println("end");
    }
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
