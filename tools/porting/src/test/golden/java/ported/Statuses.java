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
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    String path = new ArrayList<>(List.of(new String(await(reader.readUntil("\r\n\r\n".getBytes(UTF_8))), UTF_8).strip().split("\\s+"))).get(1); // check: an empty text gives no words in Python
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
          System.out.println(String.format(Locale.ROOT, "%-8s", path) + await(getStatus(port, path)));
        }
        System.out.println("-- all at once");
        List<String> statuses = await(gather(SITES.keySet().stream().<Coroutine<String>>map(path2 -> getStatus(port, path2)).toList()));
        for (var item : zip(SITES.keySet(), statuses)) {
          Object path3 = item.a();
          Object status = item.b();
          System.out.println(String.format(Locale.ROOT, "%-8s", text(path3)) + text(status)); // check: the text of mixed types
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

  record Tuple2<A, B>(A a, B b) {
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
}
