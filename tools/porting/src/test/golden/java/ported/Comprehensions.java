// Written by the porting assistant of asyncio4j from ch18/comprehensions.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

// Lists, sets and dictionaries out of asynchronous sources, and out of awaits.
public final class Comprehensions {
  private Comprehensions() {}

  static AsyncGenerator<Integer> numbers(int count) {
    return asyncGenerator(y -> {
      for (int i = 0; i < count; i++) {
        await(sleep(Duration.ZERO));
        y.emit(i);
      }
    });
  }

  static Coroutine<Integer> square(int number) {
    return async(() -> {
      await(sleep(Duration.ZERO));
      return Math.multiplyExact(number, number);
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println(text(new ArrayList<>(await(numbers(4).toList()).stream().<Integer>map(n -> n * 10).toList())));
      System.out.println(text(new ArrayList<>(await(numbers(6).toList()).stream().filter(n2 -> Math.floorMod(n2, 2) != 0).toList())));
      System.out.println(text(new ArrayList<>(new LinkedHashSet<>(await(numbers(9).toList()).stream().<Integer>map(n3 -> Math.floorMod(n3, 3)).toList()).stream().sorted().toList())));
      Map<Integer, Integer> table = await(numbers(4).toList()).stream().collect(toMap(n4 -> n4, n4 -> Math.multiplyExact(n4, n4)));
      System.out.println(String.join(" ", table.entrySet().stream().map(entry -> "" + entry.getKey() + ":" + entry.getValue()).toList()));
      List<Integer> lazy = new ArrayList<>(await(numbers(3).toList()).stream().<Integer>map(n5 -> n5 + 100).toList()); // check: a generator is computed at once
      Comprehensions.<Object>todo(23, "print(await anext(lazy), \"then\", [n async for n in lazy])"); // anext of a List
      System.out.println(text(new ArrayList<>(IntStream.range(0, 4).boxed().<Integer>map(n6 -> await(square(n6))).toList())));
      Comprehensions.<Object>todo(25, "print([await square(n) async for n in numbers(4)])"); // a comprehension of None
      System.out.println(text(await(gather(IntStream.range(0, 4).boxed().<Coroutine<Integer>>map(n8 -> square(n8)).toList()))));
    });
  }

  public static void main(String[] args) {
    run(main());
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

  static <T, K, V> Collector<T, ?, Map<K, V>> toMap(Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
    return Collectors.toMap(key, value, (old, now) -> now, LinkedHashMap::new);
  }
}
