package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.examples.http.Told.kind;
import static dev.asyncio4j.examples.http.Told.say;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.Connector;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.TcpOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Each timeout by a peer that earns it: total, connect (pool), sockConnect, sockRead, of a request,
 * of a body; and cancellation.
 */
public final class Timeouts {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok";

  private int closed;

  private Timeouts() {}

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(() -> new Timeouts().all()));
  }

  private void peer(StreamReader reader, StreamWriter writer) {
    try {
      String head = new String(await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII))), US_ASCII);
      switch (head.split(" ")[1]) {
        case "/silent" -> await(reader.read(-1));
        case "/slow-head" -> {
          for (byte c : OK.getBytes(US_ASCII)) {
            writer.write(new byte[] {c});
            await(sleep(Duration.ofMillis(20)));
          }
        }
        case "/drip" -> {
          writer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(US_ASCII));
          for (int i = 0; i < 100; i++) {
            writer.write(".".getBytes(US_ASCII));
            await(writer.drain());
            await(sleep(Duration.ofMillis(50)));
          }
        }
        case "/stall" -> {
          writer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(US_ASCII));
          await(reader.read(-1));
        }
        default -> {
          writer.write(OK.getBytes(US_ASCII));
          await(reader.read(-1));
        }
      }
    } catch (UncheckedIOException | IncompleteReadException gone) {
      // the client left
    } finally {
      closed++;
      writer.close();
    }
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }

  private static void attempt(
      String what, ClientSession session, String url, long limit, ClientTimeout limits) {
    long start = System.nanoTime();
    String told;
    try (var response = await(session.get(url, RequestOptions.defaults().timeout(limits)))) {
      told = response.status() + " " + await(response.text());
    } catch (AsyncTimeoutException | ClientException e) {
      String timeout = e instanceof ClientException ? " of the client" : " plain";
      told = kind(e) + (ClientException.isTimeout(e) ? timeout : "");
    }
    boolean inTime = System.nanoTime() - start < millis(limit).toNanos();
    say(what + ": " + told + ", " + (inTime ? "in time" : "LATE"));
  }

  private void all() throws IOException {
    var server = await(startServer(this::peer, "127.0.0.1", 0));
    String base = "http://127.0.0.1:" + ((InetSocketAddress) server.sockets().get(0)).getPort();
    ClientTimeout none = ClientTimeout.none();
    try (var session = ClientSession.create()) { // the JVM loads its classes: not to be measured
      await(await(session.get(base + "/")).text());
    }
    await(sleep(millis(50)));
    closed = 0;
    Connector two = Connector.tcp(TcpOptions.defaults().limit(2));
    try (var session = ClientSession.create(SessionOptions.defaults().connector(two))) {
      attempt("total, no answer", session, base + "/silent", 5_000, none.total(millis(200)));
      attempt("total, slow body", session, base + "/drip", 5_000, none.total(millis(200)));
      attempt("sock_read, no answer", session, base + "/silent", 5_000, none.sockRead(millis(200)));
      attempt(
          "sock_read, stalled body", session, base + "/stall", 5_000, none.sockRead(millis(200)));
      attempt(
          "sock_read, slow but steady",
          session,
          base + "/slow-head",
          5_000,
          none.sockRead(millis(1_000)));
      attempt("none", session, base + "/", 5_000, none);

      var a = await(session.get(base + "/stall"));
      var b = await(session.get(base + "/stall"));
      attempt("connect, pool is full", session, base + "/", 5_000, none.connect(millis(200)));
      var waiting = createTask(session.get(base + "/"));
      await(sleep(millis(50)));
      a.abort();
      try (var response = await(waiting)) {
        say("a place became free:", await(response.text()));
      }
      b.abort();

      var silent = createTask(session.get(base + "/silent"));
      await(sleep(millis(50)));
      silent.cancel();
      try {
        await(silent);
      } catch (CancelledError cancelled) {
        say("cancelled");
      }
      attempt("after it", session, base + "/", 5_000, none.total(Duration.ofSeconds(1)));
      try {
        timeout(millis(100), () -> await(session.get(base + "/silent")));
      } catch (AsyncTimeoutException e) {
        say("asyncio's own timeout:", e, ClientException.class.isInstance(e));
      }
    }
    await(sleep(millis(100)));
    say("connections over:", closed);
    server.close();
    deaf();
  }

  /** A listener whose queue is full answers no SYN: sockConnect. */
  private static void deaf() throws IOException {
    List<SocketChannel> fillers = new ArrayList<>();
    try (var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      for (int i = 0; i < 5; i++) {
        SocketChannel filler = SocketChannel.open();
        filler.configureBlocking(false);
        filler.connect(full.getLocalSocketAddress());
        fillers.add(filler);
      }
      await(sleep(millis(100)));
      String url = "http://127.0.0.1:" + full.getLocalPort() + "/";
      ClientTimeout none = ClientTimeout.none();
      try (var session = ClientSession.create()) {
        attempt("sock_connect", session, url, 5_000, none.sockConnect(millis(200)));
        attempt("connect", session, url, 5_000, none.connect(millis(200)));
        attempt("total", session, url, 5_000, none.total(millis(200)));
      }
    } finally {
      for (SocketChannel filler : fillers) filler.close();
    }
  }
}
