package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.port;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A server that answers by a script, on the loop of the test. */
final class FakeServer implements AutoCloseable {
  /** Answers a command, or does not. */
  interface Script {
    void answer(String command, StreamWriter out) throws Exception;
  }

  final List<String> got = new ArrayList<>();
  int connections;
  private final Script script;
  private final Server server;

  FakeServer(Script script) {
    this(0, script);
  }

  FakeServer(int port, Script script) {
    this(port, ServerOptions.defaults(), script);
  }

  FakeServer(int port, ServerOptions options, Script script) {
    this.script = script;
    server = await(startServer(this::serve, "127.0.0.1", port, options));
  }

  RedisOptions options() {
    return RedisOptions.defaults()
        .host("127.0.0.1")
        .port(port(server))
        .protocol(2)
        .libraryName(null)
        .retry(RetryPolicy.constant(java.time.Duration.ofMillis(1), 3));
  }

  private void serve(StreamReader in, StreamWriter out) throws Exception {
    connections++;
    try {
      while (true) {
        var command = read(in);
        if (command.equals("CLIENT ID")) {
          say(out, ":7\r\n");
          continue;
        }
        got.add(command);
        script.answer(command, out);
      }
    } catch (IncompleteReadException | UncheckedIOException e) {
      out.close();
    }
  }

  static void say(StreamWriter out, String text) {
    out.write(text.getBytes(UTF_8));
    await(out.drain());
  }

  private static String read(StreamReader in) {
    int count = number(in);
    var words = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      int length = number(in);
      words.add(new String(await(in.readExactly(length + 2)), 0, length, UTF_8));
    }
    return String.join(" ", words);
  }

  private static int number(StreamReader in) {
    var line = new String(await(in.readUntil("\r\n".getBytes(UTF_8))), UTF_8).strip();
    return Integer.parseInt(line.substring(1));
  }

  @Override
  public void close() {
    server.closeClients();
    server.close();
  }
}
