package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Web sites in this process, good ones and bad ones. One server plays them all, told apart by the
 * path: a thousand sites need one port.
 */
public final class LocalSites implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int[] DELAYS = {10, 20, 50, 100, 200, 300, 500};
  private static final List<String> STATUSES =
      List.of(
          "200 OK",
          "204 No Content",
          "301 Moved Permanently",
          "404 Not Found",
          "500 Internal Server Error",
          "503 Service Unavailable");

  private final Server server;
  private final Socket refusing;

  private LocalSites(Server server, Socket refusing) {
    this.server = server;
    this.refusing = refusing;
  }

  public static Coroutine<LocalSites> start(int count) {
    return async(
        () -> {
          // All sites may be called at once: none should be turned away.
          var options = ServerOptions.defaults().backlog(count);
          var server = await(startServer(LocalSites::answer, HOST, 0, options));
          // A port that is taken, but where nobody listens, refuses every connection.
          var refusing = new Socket();
          refusing.bind(new InetSocketAddress(InetAddress.getByName(HOST), 0));
          return new LocalSites(server, refusing);
        });
  }

  /** Sites 1 to {@code count}. Of every forty one is silent, one refuses and one hangs up. */
  public List<Site> sites(int count) {
    int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i -> "http://" + HOST + ":" + (i % 40 == 20 ? refusing.getLocalPort() : port) + "/" + i)
        .map(Site::parse)
        .toList();
  }

  private static void answer(StreamReader reader, StreamWriter writer) throws IOException {
    var requestLine = new String(await(reader.readLine()), ISO_8859_1);
    while (!new String(await(reader.readLine()), ISO_8859_1).isBlank()) {
      // The request's headers change nothing.
    }
    int number = Integer.parseInt(requestLine.replaceFirst("GET /(\\d+) .*\\s*", "$1"));
    switch (number % 40) {
      case 10 -> await(reader.read(-1)); // silent until the caller gives up
      case 30 -> writer.write("HTTP/1.1 20".getBytes(ISO_8859_1));
      default -> {
        await(sleep(Duration.ofMillis(DELAYS[number % DELAYS.length])));
        var status = STATUSES.get(number % STATUSES.size());
        writer.write(
            "HTTP/1.1 %s\r\nConnection: close\r\n\r\n".formatted(status).getBytes(ISO_8859_1));
      }
    }
    writer.close();
    await(writer.waitClosed());
  }

  @Override
  public void close() throws IOException {
    server.close();
    refusing.close();
  }
}
