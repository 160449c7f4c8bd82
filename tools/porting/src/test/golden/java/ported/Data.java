// Written by the porting assistant of asyncio4j from cookbook/data.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Protocol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

// Bytes, seconds, lambdas, arguments, output, loops, priorities.
public final class Data {
  private Data() {}

  static Object pack(int kind, String text_) {
    byte[] body = text_.getBytes(UTF_8);
    Data.<Object>todo(9, "return struct.pack(\"!HI\", kind, len(body)) + body"); // struct.pack has no counterpart
    return null;
  }

  static Object unpack(Object data) {
    Object kind = Data.<Object>todo(13, "kind, size = struct.unpack(\"!HI\", data[:6])");
    Object size_ = Data.<Object>todo(13, "kind, size = struct.unpack(\"!HI\", data[:6])");
    Data.<Object>todo(13, "kind, size = struct.unpack(\"!HI\", data[:6])"); // struct.unpack has no counterpart
    Data.<Object>todo(14, "return f\"{kind} {size} {data[6:].decode()} {data[:2].hex()}\""); // a slice of None
    return null;
  }

  static Boolean slowStart(double step) {
    EventLoop loop = getRunningLoop();
    Duration start = loop.time();
    for (int i = 0; i < 3; i++) {
      await(sleep(seconds(step * i)));
    }
    return loop.time().minus(start).compareTo(seconds(step * 3 * 0.9)) >= 0;
  }

  static void allThree(List<String> log) {
    Ref<Integer> number = new Ref<>(0);
    for (int i = 0; i < 3; i++) {
      number.value = i;
      await(createTask(work(number.value, log)));
    }
  }

  static Coroutine<Void> work(int number, List<String> log) {
    return async(() -> {
      log.add("work " + number);
    });
  }

  static Object connect(Object host, int port, boolean tls) {
    Data.<Object>todo(40, "return f\"{host}:{port} {'tls' if tls else 'plain'} {len(headers)}\""); // headers has no counterpart
    return null;
  }

  static class Collect implements Protocol {
    byte[] received;

    Collect() {
      this.received = new byte[0];
    }

    @Override public void dataReceived(ByteBuffer data0) {
      byte[] data = BaseProtocol.bytes(data0);
      this.received = concat(this.received, data);
    }
  }

  static List<String> table(List<Tuple3<String, Integer, Double>> rows) {
    return new ArrayList<>(rows.stream().map(item -> pad(item.a(), 6, "<", " ") + "|" + pad(String.valueOf(item.b()), 3, ">", " ") + "|" + fixed(item.c(), 1)).toList());
  }

  static String countLines(StreamReader reader) {
    int count = 0;
    boolean broken = false;
    while (true) {
      byte[] line = await(reader.readLine());
      if (line.length == 0) break;
      if (Arrays.equals(line, "stop\n".getBytes(UTF_8))) {
        broken = true;
        break;
      }
      count += 1;
    }
    if (!broken) {
      return "all " + count;
    }
    return "stopped after " + count;
  }

  static String byPriority() {
    PriorityQueue<Tuple3<Integer, Integer, String>> queue = PriorityQueue.create(0);
    int nextNumber = 0;
    for (var job : List.of(new Tuple2<Integer, String>(2, "b"), new Tuple2<Integer, String>(1, "a"), new Tuple2<Integer, String>(2, "c"))) {
      int number = nextNumber++;
      queue.putNowait(new Tuple3<Integer, Integer, String>(job.a(), number, job.b()));
    }
    return String.join("", IntStream.range(0, 3).boxed().map(unused -> await(queue.get()).c()).toList());
  }

  static StreamReader reader(byte[] text_) {
    StreamReader reader = Data.<StreamReader>todo(83, "reader = asyncio.StreamReader()");
    Data.<Object>todo(83, "reader = asyncio.StreamReader()"); // asyncio.StreamReader has no counterpart
    reader.feedData(text_);
    reader.feedEof();
    return reader;
  }

  static Coroutine<Void> main() {
    return async(() -> {
      System.out.println(text(unpack(pack(7, "ä"))));
      System.out.println("late enough: " + (truth(slowStart(0.01)) ? "yes" : "no"));
      List<String> log = new ArrayList<>();
      allThree(log);
      System.out.println(String.join(", ", log));
      Data.<Object>todo(95, "print(connect(\"a\"), \"/\", connect(\"b\", 443, tls=True, agent=\"x\"))"); // connect takes *args
      Collect collect = new Collect();
      collect.dataReceived(ByteBuffer.wrap("one ".getBytes(UTF_8)));
      collect.dataReceived(ByteBuffer.wrap("two".getBytes(UTF_8)));
      System.out.println(new String(collect.received, UTF_8));
      Data.<Object>todo(100, "print(\"\\n\".join(table([(\"tea\", 2, 0.5), (\"coffee\", 10, 1.0)])))"); // a loop over what may be None
      System.out.println(countLines(reader("a\nb\n".getBytes(UTF_8))) + " / " + countLines(reader("a\nstop\nb\n".getBytes(UTF_8))));
      System.out.println(byPriority());
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

  /** A variable that a lambda and the code around it share. */
  static final class Ref<T> {
    T value;

    Ref(T value) {
      this.value = value;
    }
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

  record Tuple3<A, B, C>(A a, B b, C c) implements Comparable<Tuple3<A, B, C>> {
    @Override
    public int compareTo(Tuple3<A, B, C> other) {
      return compared(Arrays.asList(a, b, c), Arrays.asList(other.a, other.b, other.c));
    }

    @Override
    public String toString() {
      return "(" + repr(a) + ", " + repr(b) + ", " + repr(c) + ")";
    }
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Text of a number with so many digits behind the point. */
  static String fixed(double value, int digits) {
    if (Double.isNaN(value)) return "nan";
    if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
    String text = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return (value < 0 || 1 / value < 0) && !text.startsWith("-") ? "-" + text : text;
  }

  /** Text in a width: on the left, on the right, or in the middle. */
  static String pad(String text, int width, String side, String fill) {
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    int left = side.equals("<") ? 0 : side.equals(">") ? missing : missing / 2;
    return fill.repeat(left) + text + fill.repeat(missing - left);
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
