// Written by the porting assistant of asyncio4j from ch15/async_iterator.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

// An object whose next element may have to be waited for.
public final class Ch15AsyncIterator {
  private Ch15AsyncIterator() {}

  static class Countdown implements AsyncIterator<Integer> {
    int left;

    Countdown(int start) {
      this.left = start;
    }

    @Override public Awaitable<Integer> next() {
      return async(() -> {
        if (this.left == 0) {
          throw new StopAsyncIterationException("");
        }
        await(sleep(seconds(0.01)));
        this.left -= 1;
        return this.left + 1;
      });
    }
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Countdown countdown = new Countdown(3);
      System.out.println("by hand: " + text(await(countdown.next())));
      for (Integer number : each(countdown)) {
        System.out.println("in the loop: " + text(number));
      }
      try {
        await(countdown.next());
      } catch (StopAsyncIterationException e) {
        System.out.println("nothing left");
      }
      for (Integer number2 : each(new Countdown(5))) {
        if (Objects.equals(number2, 3)) {
          break;
        }
        System.out.println("until three: " + text(number2));
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
}
