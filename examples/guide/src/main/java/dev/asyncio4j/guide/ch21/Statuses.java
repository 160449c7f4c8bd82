package dev.asyncio4j.guide.ch21;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.List;

/**
 * Four websites, one after the other, then all at once: then they answer in the order of their
 * speed. Python: {@code statuses.py}, Kotlin: {@code Statuses.kt}.
 */
public final class Statuses {
  private Statuses() {}

  record Site(String path, double delay, String status) {}

  static final List<Site> SITES =
      List.of(
          new Site("/fine", 0.2, "200 OK"),
          new Site("/moved", 0.05, "301 Moved Permanently"),
          new Site("/none", 0.12, "404 Not Found"),
          new Site("/busy", 0.3, "503 Service Unavailable"));

  static void site(StreamReader reader, StreamWriter writer) {
    String request = new String(await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII))), US_ASCII);
    String path = request.split(" ")[1];
    Site site = SITES.stream().filter(s -> s.path().equals(path)).findFirst().orElseThrow();
    await(sleep(seconds(site.delay())));
    writer.write("HTTP/1.1 " + site.status() + "\r\nContent-Length: 0\r\n\r\n");
    await(writer.drain());
    writer.close();
  }

  static Coroutine<String> getStatus(int port, String path) {
    return async(
        () -> {
          try (var connection = await(openConnection("127.0.0.1", port))) {
            connection.writer().write("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            await(connection.writer().drain());
            String line = await(connection.reader().readLine(US_ASCII));
            System.out.println("answered: " + path);
            return line.substring(line.indexOf(' ') + 1).strip();
          }
        });
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var server = await(startServer(Statuses::site, "127.0.0.1", 0))) {
            int port = server.port();
            System.out.println("-- one after the other");
            for (Site site : SITES) {
              String status = await(getStatus(port, site.path()));
              System.out.println("%-8s%s".formatted(site.path(), status));
            }
            System.out.println("-- all at once");
            List<String> statuses =
                await(gather(SITES.stream().map(site -> getStatus(port, site.path())).toList()));
            for (int i = 0; i < statuses.size(); i++) {
              System.out.println("%-8s%s".formatted(SITES.get(i).path(), statuses.get(i)));
            }
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
