// Written by the porting assistant of asyncio4j from ch21/statuses.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

// Four websites, one after the other, then all at once: then they answer in the order of their speed.
public final class Statuses {
  private Statuses() {}

  static Map<String, Tuple2<Double, String>> SITES;

  static void site(StreamReader reader, StreamWriter writer) {
    String path = words(new String(await(reader.readUntil("\r\n\r\n".getBytes(UTF_8))), UTF_8)).get(1);
    var pair = item(SITES, path);
    double delay = pair.a();
    String status = pair.b();
    await(sleep(seconds(delay)));
    writer.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(UTF_8));
    await(writer.drain());
    writer.close();
  }

  static Coroutine<String> getStatus(int port, String path) {
    return async(() -> {
      var pair = await(openConnection("127.0.0.1", port));
      StreamReader reader = pair.reader();
      StreamWriter writer = pair.writer();
      writer.write(("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
      await(writer.drain());
      String status = new ArrayList<>(List.of(new String(await(reader.readLine()), UTF_8).split(Pattern.quote(" "), 1 + 1))).get(1).strip();
      writer.close();
      await(writer.waitClosed());
      System.out.println("answered: " + path);
      return status;
    });
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Server server = await(startServer((reader, writer) -> site(reader, writer), "127.0.0.1", 0));
      try {
        int port = server.port();
        System.out.println("-- one after the other");
        for (String path : SITES.keySet()) {
          System.out.println(pad(path, 8, "<", " ") + await(getStatus(port, path)));
        }
        System.out.println("-- all at once");
        List<String> statuses = await(gather(SITES.keySet().stream().<Coroutine<String>>map(path4 -> getStatus(port, path4)).toList()));
        for (var item : zip(SITES.keySet(), statuses)) {
          Object path3 = item.a();
          Object status = item.b();
          Statuses.<Object>todo(37, "print(f\"{path:8}{status}\")"); // the format 8 of mixed types
        }
      } finally {
        server.close();
      }
    });
  }

  public static void main(String[] args) {
    SITES = mapOf("/fine", new Tuple2<Double, String>(0.2, "200 OK"), "/moved", new Tuple2<Double, String>(0.05, "301 Moved Permanently"), "/none", new Tuple2<Double, String>(0.12, "404 Not Found"), "/busy", new Tuple2<Double, String>(0.3, "503 Service Unavailable"));
    run(main());
  }

  /** Stands for what is left to do by hand. */
  static <T> T todo(int line, String python) {
    throw new UnsupportedOperationException("line " + line + ": " + python);
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

  record Tuple2<A, B>(A a, B b) implements Comparable<Tuple2<A, B>> {
    @Override
    public int compareTo(Tuple2<A, B> other) {
      return compared(Arrays.asList(a, b), Arrays.asList(other.a, other.b));
    }

    @Override
    public String toString() {
      return "(" + repr(a) + ", " + repr(b) + ")";
    }
  }

  static <A, B> List<Tuple2<A, B>> zip(Collection<A> first, Collection<B> second) {
    List<Tuple2<A, B>> pairs = new ArrayList<>();
    Iterator<B> others = second.iterator();
    for (A item : first) if (others.hasNext()) pairs.add(new Tuple2<>(item, others.next()));
    return pairs;
  }

  @SuppressWarnings("unchecked")
  static <K, V> Map<K, V> mapOf(K key, V value, Object... more) {
    Map<K, V> map = new LinkedHashMap<>();
    map.put(key, value);
    for (int i = 0; i < more.length; i += 2) map.put((K) more[i], (V) more[i + 1]);
    return map;
  }

  /** Item of a map, which must be there. */
  static <K, V> V item(Map<K, V> map, K key) {
    if (!map.containsKey(key)) throw new NoSuchElementException(String.valueOf(key));
    return map.get(key);
  }

  /** Text in a width: on the left, on the right, or in the middle. */
  static String pad(String text, int width, String side, String fill) {
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    int left = side.equals("<") ? 0 : side.equals(">") ? missing : missing / 2;
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  /** Words of a text between white space. */
  static List<String> words(String text) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.strip().split("\\s+")));
  }

  static List<String> words(String text, int most) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.stripLeading().split("\\s+", most + 1)));
  }

  /** Order of tuples: that of the first parts that differ. */
  @SuppressWarnings("unchecked")
  static int compared(List<?> first, List<?> second) {
    for (int i = 0; i < first.size(); i++) {
      int order = ((Comparable<Object>) first.get(i)).compareTo(second.get(i));
      if (order != 0) return order;
    }
    return 0;
  }
}
