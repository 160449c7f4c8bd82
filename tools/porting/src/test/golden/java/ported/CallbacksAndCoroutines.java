// Written by the porting assistant of asyncio4j from ch02/callbacks_and_coroutines.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// One job twice: as a chain of callbacks, and as a coroutine. What async and await are for.
public final class CallbacksAndCoroutines {
  private CallbacksAndCoroutines() {}

  static void withCallbacks(EventLoop loop, Future<Integer> done) {
    loop.callSoon(() -> first(loop, done));
  }

  static void first(EventLoop loop, Future<Integer> done) {
    System.out.println("callbacks: asked");
    loop.callLater(seconds(0.02), () -> second(20, loop, done));
  }

  static void second(int answer, EventLoop loop, Future<Integer> done) {
    System.out.println("callbacks: got " + answer);
    int given = answer + 1;
    loop.callLater(seconds(0.02), () -> third(given, done));
  }

  static void third(int answer, Future<Integer> done) {
    System.out.println("callbacks: got " + answer);
    done.setResult(answer * 2);
  }

  static Coroutine<Integer> answer(int value_) {
    return async(() -> {
      await(sleep(seconds(0.02)));
      return value_;
    });
  }

  static Integer withAwait() {
    System.out.println("await: asked");
    int value_ = await(answer(20));
    System.out.println("await: got " + value_);
    value_ = await(answer(value_ + 1));
    System.out.println("await: got " + value_);
    return value_ * 2;
  }

  static Coroutine<Void> main() {
    return async(() -> {
      EventLoop loop = getRunningLoop();
      Future<Integer> done = loop.createFuture();
      withCallbacks(loop, done);
      System.out.println(await(done));
      System.out.println(text(withAwait()));
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
