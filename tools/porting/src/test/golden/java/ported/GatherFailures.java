// Written by the porting assistant of asyncio4j from ch10/gather_failures.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

// One of many fails: the first error comes out and the others go on; or all errors are results.
public final class GatherFailures {
  private GatherFailures() {}

  static Coroutine<Integer> work(int number) {
    return async(() -> {
      await(sleep(seconds(0.02 * number)));
      if (Math.floorMod(number, 2) != 0) {
        throw new IllegalArgumentException("" + number + " is odd");
      }
      System.out.println("finished " + number);
      return number;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      try {
        await(gather(IntStream.range(1, 5).boxed().<Coroutine<Integer>>map(n -> work(n)).toList()));
      } catch (IllegalArgumentException e2) {
        System.out.println("failed: " + text(e2));
      }
      await(sleep(seconds(0.12)));
      System.out.println("-- with return_exceptions");
      for (Outcome<Integer> result : await(gatherOutcomes(IntStream.range(1, 5).boxed().<Coroutine<Integer>>map(n2 -> work(n2)).toList()))) {
        System.out.println((failure(result) instanceof IllegalArgumentException ? "error:" : "result:") + " " + text(result)); // check: the text of a Outcome
      }
      System.out.println("-- a group, cancelled");
      Future<List<Integer>> group = gather(work(2), work(4));
      await(sleep(Duration.ZERO));
      group.cancel();
      try {
        await(group);
      } catch (CancelledError e3) {
        System.out.println("cancelled with all that was in it");
      }
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

  /** Error that an outcome stands for; null if it is a result. */
  static Throwable failure(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failure<?> f) return f.error();
    return outcome instanceof Outcome.Cancelled<?> c ? c.error() : null;
  }
}
