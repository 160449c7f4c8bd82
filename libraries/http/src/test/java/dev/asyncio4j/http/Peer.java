package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A server that says what a script says, and remembers what it was asked. */
final class Peer implements AutoCloseable {
  /** A connection of a client, as its script sees it. */
  final class Link {
    final StreamReader reader;
    final StreamWriter writer;

    Link(StreamReader reader, StreamWriter writer) {
      this.reader = reader;
      this.writer = writer;
    }

    /** Reads a head and remembers it; the next request of the connection. */
    String head() {
      String head =
          new String(await(reader.readUntil("\r\n\r\n".getBytes(ISO_8859_1))), ISO_8859_1);
      requests.add(head);
      return head;
    }

    /** Reads a head and the body that its Content-Length tells. */
    String request() {
      String head = head();
      int at = head.indexOf("Content-Length: ");
      if (at < 0) return head;
      int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
      return head + new String(await(reader.readExactly(length)), ISO_8859_1);
    }

    void say(String text) {
      writer.write(text.getBytes(ISO_8859_1));
    }

    /** Answers 200 with a body. */
    void ok(String body) {
      say("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }
  }

  /** What a connection's script does; its end closes the connection. */
  @FunctionalInterface
  interface Script {
    void talk(Link link) throws Exception;
  }

  final List<String> requests = new ArrayList<>();
  int connections;
  int over;
  private final Server server;

  private Peer(Script script, ServerOptions options) {
    server =
        await(
            startServer(
                (reader, writer) -> {
                  connections++;
                  try {
                    script.talk(new Link(reader, writer));
                  } catch (IncompleteReadException | UncheckedIOException | CancelledError gone) {
                    // the client left, or the test is over
                  } finally {
                    over++;
                    writer.close();
                  }
                },
                "127.0.0.1",
                0,
                options));
  }

  static Peer of(Script script) {
    return new Peer(script, ServerOptions.defaults());
  }

  static Peer of(Script script, ServerOptions options) {
    return new Peer(script, options);
  }

  /** Answers each connection with a text after its first head, then closes it. */
  static Peer saying(String text) {
    return of(once(text));
  }

  /** The script that says a text after the first head. */
  static Script once(String text) {
    return link -> {
      link.head();
      link.say(text);
    };
  }

  /** The script that answers each request with {@code 200} and its path, for ever. */
  static void answer(Link link) {
    while (true) link.ok(link.request().split(" ")[1]);
  }

  int port() {
    return ((InetSocketAddress) server.sockets().get(0)).getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Waits until so many connections have ended. */
  void awaitOver(int count) {
    until(() -> over >= count);
    assertThat(over).as("connections that have ended").isEqualTo(count);
  }

  /** Waits, in a coroutine, for what no event tells: until it holds, or three minutes are over. */
  static void until(BooleanSupplier condition) {
    Duration deadline = getRunningLoop().time().plus(Duration.ofMinutes(3));
    while (!condition.getAsBoolean()) {
      assertThat(getRunningLoop().time()).as("the time of what is waited for").isLessThan(deadline);
      await(sleep(Duration.ofMillis(5)));
    }
  }

  /** Collects garbage, in a coroutine, until a condition holds. */
  static void collectGarbageUntil(BooleanSupplier condition) {
    until(
        () -> {
          if (!condition.getAsBoolean()) System.gc();
          return condition.getAsBoolean();
        });
  }

  @Override
  public void close() {
    server.close();
    server.abortClients();
    await(server.waitClosed());
  }

  /** Runs a test with a peer and a session. */
  static void with(Script script, VoidBody1<Peer> test) {
    run(
        async(
            () -> {
              try (Peer peer = of(script)) {
                test.accept(peer);
              }
            }));
  }

  /** Fetches a text of the peer. */
  String fetch(ClientSession session, String path) {
    try (var response = await(session.get(url(path)))) {
      return await(response.text());
    }
  }
}
