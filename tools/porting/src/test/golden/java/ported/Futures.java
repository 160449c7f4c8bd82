// Written by the porting assistant of asyncio4j from ch31/futures.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.InvalidStateException;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// A future is a result that is not there yet: somebody sets it, others wait for it.
public final class Futures {
  private Futures() {}

  static Coroutine<Void> waits(String name_, Future<String> future) {
    return async(() -> {
      try {
        System.out.println(name_ + " got " + await(future));
      } catch (IllegalArgumentException e2) {
        System.out.println(name_ + " got the error " + text(e2));
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<String> future = loop.createFuture();
      List<Task<Void>> waiting = new ArrayList<>(List.of("one", "two").stream().<Task<Void>>map(name_ -> createTask(waits(name_, future))).toList());
      future.addDoneCallback(f -> System.out.println("callback: " + f.result()));
      loop.callSoon(() -> future.setResult("the result"));
      await(gather(waiting));
      try {
        future.setResult("another");
      } catch (InvalidStateException e) {
        System.out.println("a result is set once");
      }
      Future<String> failing = loop.createFuture();
      Task<Void> waiting2 = createTask(waits("three", failing));
      failing.setException(new IllegalArgumentException("no luck"));
      await(waiting2);
      Future<Object> givenUp = loop.createFuture();
      System.out.println("cancelled: " + (givenUp.cancel() && givenUp.cancelled() ? "yes" : "no"));
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
