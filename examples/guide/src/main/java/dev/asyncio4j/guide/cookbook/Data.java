package dev.asyncio4j.guide.cookbook;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.queues.PriorityQueue;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bytes, seconds, lambdas, arguments, output, loops, priorities. Python: {@code data.py}. */
public final class Data {
  private Data() {}

  // recipe 12
  static byte[] pack(int kind, String text) {
    byte[] body = text.getBytes(UTF_8);
    ByteBuffer packed = ByteBuffer.allocate(6 + body.length);
    return packed.putShort((short) kind).putInt(body.length).put(body).array();
  }

  static String unpack(byte[] data) {
    ByteBuffer packed = ByteBuffer.wrap(data);
    int kind = Short.toUnsignedInt(packed.getShort());
    int size = packed.getInt();
    String body = new String(data, 6, size, UTF_8);
    String hex = HexFormat.of().formatHex(Arrays.copyOf(data, 2));
    return kind + " " + size + " " + body + " " + hex;
  }

  // end

  // recipe 13
  static boolean slowStart(double step) {
    Duration start = getRunningLoop().time();
    for (int i = 0; i < 3; i++) await(sleep(seconds(step * i)));
    Duration taken = getRunningLoop().time().minus(start);
    return taken.compareTo(seconds(step * 3 * 0.9)) >= 0;
  }

  // end

  // recipe 19
  static void allThree(List<String> log) {
    for (int number = 0; number < 3; number++) {
      int n = number; // a lambda captures what does not change
      await(
          createTask(
              async(
                  () -> {
                    log.add("work " + n);
                  })));
    }
  }

  // end

  // recipe 20
  record Options(int port, boolean tls, Map<String, String> headers) {
    static Options defaults() {
      return new Options(80, false, Map.of());
    }

    Options tls(int port) {
      return new Options(port, true, headers);
    }

    Options headers(Map<String, String> headers) {
      return new Options(port, tls, headers);
    }
  }

  static String connect(String host) {
    return connect(host, Options.defaults());
  }

  static String connect(String host, Options options) {
    String kind = options.tls() ? "tls" : "plain";
    return host + ":" + options.port() + " " + kind + " " + options.headers().size();
  }

  // end

  // recipe 26
  static final class Collect implements Protocol {
    final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @Override
    public void dataReceived(ByteBuffer data) {
      received.writeBytes(BaseProtocol.bytes(data));
    }
  }

  // end

  // recipe 31
  record Row(String name, int count, double share) {}

  static List<String> table(List<Row> rows) {
    return rows.stream()
        .map(r -> String.format(Locale.ROOT, "%-6s|%3d|%.1f", r.name(), r.count(), r.share()))
        .toList();
  }

  // end

  // recipe 37
  static String countLines(StreamReader reader) {
    int count = 0;
    for (byte[] line; (line = await(reader.readLine())).length > 0; ) {
      if (Arrays.equals(line, "stop\n".getBytes(UTF_8))) return "stopped after " + count;
      count++;
    }
    return "all " + count; // what stands in the else of Python's loop
  }

  // end

  // recipe 38
  record Job(int priority, int number, String what) {}

  static String byPriority() {
    Comparator<Job> order = Comparator.comparingInt(Job::priority).thenComparing(Job::number);
    PriorityQueue<Job> queue = PriorityQueue.create(0, order);
    List.of(new Job(2, 0, "b"), new Job(1, 1, "a"), new Job(2, 2, "c")).forEach(queue::putNowait);
    var text = new StringBuilder();
    for (int i = 0; i < 3; i++) text.append(await(queue.get()).what());
    return text.toString();
  }

  // end

  static StreamReader reader(String text) {
    StreamReader reader = StreamReader.create();
    reader.feedData(text.getBytes(UTF_8));
    reader.feedEof();
    return reader;
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          System.out.println(unpack(pack(7, "ä")));
          System.out.println("late enough: " + (slowStart(0.01) ? "yes" : "no"));
          List<String> log = new ArrayList<>();
          allThree(log);
          System.out.println(String.join(", ", log));
          Options options = Options.defaults().tls(443).headers(Map.of("agent", "x"));
          System.out.println(connect("a") + " / " + connect("b", options));
          Collect collect = new Collect();
          collect.dataReceived(ByteBuffer.wrap("one ".getBytes(UTF_8)));
          collect.dataReceived(ByteBuffer.wrap("two".getBytes(UTF_8)));
          System.out.println(collect.received.toString(UTF_8));
          table(List.of(new Row("tea", 2, 0.5), new Row("coffee", 10, 1.0)))
              .forEach(System.out::println);
          System.out.println(
              countLines(reader("a\nb\n")) + " / " + countLines(reader("a\nstop\nb\n")));
          System.out.println(byPriority());
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
