// Written by the porting assistant of asyncio4j from ch27/chat.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

// A chat room: one task for each guest, and what one says goes to all others. No lock anywhere.
public final class Chat {
  private Chat() {}

  static Map<String, StreamWriter> guests;

  static void tell(String text_, String but) {
    for (var entry : guests.entrySet()) {
      Object name_ = entry.getKey();
      Object writer = entry.getValue();
      if (!Objects.equals(name_, but)) {
        Chat.<Object>todo(10, "writer.write(f\"{text}\\n\".encode())"); // write of mixed types
      }
    }
  }

  static void guest(StreamReader reader, StreamWriter writer) {
    String name_ = new String(await(reader.readLine()), UTF_8).strip();
    guests.put(name_, writer);
    writer.write(("welcome " + name_ + ", " + guests.size() + " here\n").getBytes(UTF_8));
    tell(name_ + " came", name_);
    try {
      while (true) {
        byte[] line = await(reader.readLine());
        if (line.length == 0) break;
        tell(name_ + ": " + new String(line, UTF_8).strip(), name_);
      }
    } finally {
      take(guests, name_);
      tell(name_ + " left", null);
      writer.close();
    }
  }

  static Tuple2<StreamReader, StreamWriter> enter(int port, String name_) {
    var pair = await(openConnection("127.0.0.1", port));
    StreamReader reader = pair.reader();
    StreamWriter writer = pair.writer();
    writer.write((name_ + "\n").getBytes(UTF_8));
    System.out.println("[" + name_ + "]" + " " + new String(await(reader.readLine()), UTF_8).strip());
    return new Tuple2<StreamReader, StreamWriter>(reader, writer);
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Server server = await(startServer((reader, writer) -> guest(reader, writer), "127.0.0.1", 0));
      try {
        int port = server.port();
        var pair = enter(port, "Ada");
        StreamReader ada = pair.a();
        StreamWriter adaOut = pair.b();
        var pair2 = enter(port, "Bob");
        StreamReader bob = pair2.a();
        StreamWriter bobOut = pair2.b();
        System.out.println("[Ada] " + new String(await(ada.readLine()), UTF_8).strip());
        bobOut.write("hello\nanyone here?\n".getBytes(UTF_8));
        for (int unused = 0; unused < 2; unused++) {
          System.out.println("[Ada] " + new String(await(ada.readLine()), UTF_8).strip());
        }
        adaOut.write("tu, Bob, là!\n".getBytes(UTF_8));
        System.out.println("[Bob] " + new String(await(bob.readLine()), UTF_8).strip());
        bobOut.close();
        System.out.println("[Ada] " + new String(await(ada.readLine()), UTF_8).strip());
        adaOut.close();
        await(adaOut.waitClosed());
      } finally {
        server.close();
      }
    });
  }

  public static void main(String[] args) {
    guests = new LinkedHashMap<>();
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

  /** Takes an item out of a map; it must be there. */
  static <K, V> V take(Map<K, V> map, K key) {
    if (!map.containsKey(key)) throw new NoSuchElementException(String.valueOf(key));
    return map.remove(key);
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
