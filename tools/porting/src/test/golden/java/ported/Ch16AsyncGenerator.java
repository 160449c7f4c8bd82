// Written by the porting assistant of asyncio4j from ch16/async_generator.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

// A generator that awaits: made lazily, can be sent values, and cleans up when closed.
public final class Ch16AsyncGenerator {
  private Ch16AsyncGenerator() {}

  static AsyncGenerator<Integer> ticks(int count) {
    return asyncGenerator(y -> {
      try {
        for (int i = 0; i < count; i++) {
          await(sleep(seconds(0.01)));
          Object answer = y.emit(i);
          if (truth(answer)) {
            System.out.println("was told: " + text(answer)); // check: the text of mixed types
          }
        }
      } finally {
        await(sleep(Duration.ZERO));
        System.out.println("generator cleaned up");
      }
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      for (int tick : each(ticks(2))) {
        System.out.println("tick " + tick);
      }
      AsyncGenerator<Integer> generator = ticks(10);
      System.out.println("first " + await(generator.next()));
      System.out.println("second " + await(generator.send("hurry")));
      await(generator.close());
      try {
        await(generator.next());
      } catch (StopAsyncIterationException e2) {
        System.out.println("closed is closed");
      }
      generator = ticks(10);
      await(generator.next());
      try {
        await(generator.throwInto(new IllegalArgumentException("thrown in")));
      } catch (IllegalArgumentException e3) {
        System.out.println("came back: " + text(e3));
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
    if (value instanceof Double d) return shown(d);
    if (value instanceof byte[] b) return literal(b);
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

  /** Truth of a value as Python sees it: nothing, zero and empty are false. */
  static boolean truth(Object value) {
    if (value instanceof Boolean b) return b;
    if (value instanceof Number n) return n.doubleValue() != 0;
    if (value instanceof CharSequence s) return !s.isEmpty();
    if (value instanceof byte[] b) return b.length > 0;
    if (value instanceof Collection<?> c) return !c.isEmpty();
    if (value instanceof Map<?, ?> m) return !m.isEmpty();
    return value != null;
  }

  /** Text of a float: the shortest that is read as the same number. */
  static String shown(double value) {
    if (Double.isNaN(value)) return "nan";
    if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
    if (value == 0) return 1 / value > 0 ? "0.0" : "-0.0";
    BigDecimal exact = new BigDecimal(value), made = exact;
    for (int digits = 1; digits <= 17; digits++) {
      made = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (made.doubleValue() == value) break;
    }
    String digits = made.unscaledValue().abs().toString().replaceAll("0+$", "");
    int point = made.precision() - made.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      String tail = digits.length() > 1 ? "." + digits.substring(1) : "";
      return sign + digits.charAt(0) + tail + "e" + (point > 0 ? "+" : "-") + (Math.abs(point - 1) < 10 ? "0" : "") + Math.abs(point - 1);
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits;
    if (digits.length() <= point) return sign + digits + "0".repeat(point - digits.length()) + ".0";
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /** Text of bytes as Python writes them. */
  static String literal(byte[] data) {
    StringBuilder text = new StringBuilder();
    boolean apostrophe = false, quote = false;
    for (byte b : data) {
      apostrophe |= b == '\'';
      quote |= b == '"';
    }
    char mark = apostrophe && !quote ? '"' : '\'';
    for (byte b : data) {
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (b == mark) text.append('\\').append(mark);
          else if (b >= 32 && b < 127) text.append((char) b);
          else text.append(String.format("\\x%02x", b & 0xff));
        }
      }
    }
    return "b" + mark + text + mark;
  }
}
