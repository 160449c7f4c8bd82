// Written by the porting assistant of asyncio4j from ch10/gather.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

// Many at once; the results stand in the order in which they were given, not in which they came.
public final class Gather {
  private Gather() {}

  static Coroutine<Integer> fetch(int page, double seconds_) {
    return async(() -> {
      await(sleep(seconds(seconds_)));
      System.out.println("fetched " + page);
      return page * 100;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Future<List<Integer>> group = gather(fetch(1, 0.15), fetch(2, 0.1), fetch(3, 0.05));
      System.out.println("done: " + (group.done() ? "yes" : "no"));
      System.out.println(text(await(group)));
      List<Coroutine<Integer>> pages = new ArrayList<>(IntStream.range(0, 5).boxed().<Coroutine<Integer>>map(page -> fetch(page, 0.01)).toList());
      System.out.println(text(await(gather(pages))));
      System.out.println(text(await(gather(List.of()))));
    });
  }

  public static void main(String[] args) {
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
