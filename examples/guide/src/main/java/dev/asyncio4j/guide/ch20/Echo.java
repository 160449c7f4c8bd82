package dev.asyncio4j.guide.ch20;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;

/**
 * A server and a client: connect, write, drain, read, close. Python: {@code echo.py}, Kotlin:
 * {@code Echo.kt}.
 */
public final class Echo {
  private Echo() {}

  static void handle(StreamReader reader, StreamWriter writer) {
    for (String line : each(reader.lines(UTF_8))) {
      writer.write(line.toUpperCase(Locale.ROOT) + "\n");
      await(writer.drain());
    }
    System.out.println("server: client said goodbye");
    writer.close();
    await(writer.waitClosed());
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          int port;
          try (var server = await(startServer(Echo::handle, "127.0.0.1", 0))) {
            port = server.port();
            Connection connection = await(openConnection("127.0.0.1", port));
            StreamReader reader = connection.reader();
            StreamWriter writer = connection.writer();
            System.out.println("connected to " + writer.peer().orElseThrow().getHostString());
            for (String word : List.of("hello", "streams")) {
              writer.write(word + "\n");
              await(writer.drain());
              System.out.println("client: " + await(reader.readLine(UTF_8)).strip());
            }
            writer.writeEof();
            boolean end = await(reader.read(-1)).length == 0 && reader.atEof();
            System.out.println("end of stream: " + (end ? "yes" : "no"));
            connection.close();
            System.out.println("closing: " + (writer.isClosing() ? "yes" : "no"));
          }
          try {
            await(openConnection("127.0.0.1", port));
          } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof ConnectException)) throw e;
            System.out.println("refused after the server was closed");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
