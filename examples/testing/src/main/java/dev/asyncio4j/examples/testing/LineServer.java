package dev.asyncio4j.examples.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Chunks;
import dev.asyncio4j.testing.FakeNetwork;
import dev.asyncio4j.testing.FakeNetwork.Link;
import dev.asyncio4j.testing.TestOptions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A protocol of lines under twenty kinds of weather: it answers rightly, or the client is told. */
public final class LineServer {
  private static final TestOptions OPTIONS = TestOptions.defaults().timeout(Duration.ofMinutes(2));
  private static final int[] SIZES = {1, 100, 900, 2000};

  private LineServer() {}

  public static void main(String[] args) {
    for (var each : weather().entrySet())
      for (int size : SIZES)
        System.out.println(
            each.getKey()
                + ", "
                + size
                + " bytes: "
                + AsyncTests.run(OPTIONS, () -> ask(each.getValue(), size)));
  }

  private static Map<String, Consumer<Link>> weather() {
    var all = new LinkedHashMap<String, Consumer<Link>>();
    all.put("fair", link -> {});
    all.put("byte by byte", link -> link.chunks(Chunks.ONE_BYTE));
    all.put("50 ms away", link -> link.latency(Duration.ofMillis(50)));
    all.put("narrow", link -> link.bandwidth(10_000));
    all.put("reset at byte 1000", link -> link.resetAfter(1000));
    return all;
  }

  private static String ask(Consumer<Link> weather, int size) {
    try (var net = FakeNetwork.create()) {
      var host = net.host("server");
      weather.accept(net.link(net.local(), host));
      Server server = net.on(host, () -> await(startServer(LineServer::serve, "server", 80)));
      var c = await(openConnection("server", 80));
      var start = getRunningLoop().time();
      var answer = answer(c, size);
      var millis = getRunningLoop().time().minus(start).toMillis();
      c.close();
      server.close();
      await(server.waitClosed());
      return answer + " after " + millis + " ms";
    }
  }

  private static String answer(Connection c, int size) {
    try {
      c.writer().write("x".repeat(size) + "\n");
      var line = new String(await(c.reader().readLine())).trim();
      return line.equals("X".repeat(size)) ? "answered" : "wrong";
    } catch (UncheckedIOException reset) {
      return "reset";
    }
  }

  /** The code under test: answers each line in capitals. */
  static void serve(StreamReader reader, StreamWriter writer) {
    try (var c = new Connection(reader, writer)) {
      for (byte[] line; (line = await(c.reader().readLine())).length > 0; ) {
        writer.write(new String(line).toUpperCase());
        await(writer.drain());
      }
    } catch (UncheckedIOException reset) {
      // the peer is gone: so is the connection
    }
  }
}
