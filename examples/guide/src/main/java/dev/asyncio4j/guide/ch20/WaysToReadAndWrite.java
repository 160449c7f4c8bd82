package dev.asyncio4j.guide.ch20;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.StreamReader;

/**
 * Exactly n bytes, up to a separator, line by line, to the end; and what happens when there is too
 * little or too much. Python: {@code ways_to_read_and_write.py}, Kotlin: {@code
 * WaysToReadAndWrite.kt}.
 */
public final class WaysToReadAndWrite {
  private WaysToReadAndWrite() {}

  static Connection sends(String... parts) {
    ConnectionHandler handle =
        (reader, writer) -> {
          for (String part : parts) writer.write(part);
          await(writer.drain());
          writer.close();
        };
    try (var server = await(startServer(handle, "127.0.0.1", 0))) {
      return await(openConnection("127.0.0.1", server.port(), ConnectOptions.defaults().limit(64)));
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var connection = sends("abcdef", "key=value;", "one\n", "two\n", "rest")) {
            StreamReader reader = connection.reader();
            System.out.println(new String(await(reader.readExactly(6)), UTF_8));
            System.out.println(new String(await(reader.readUntil(";".getBytes(UTF_8))), UTF_8));
            System.out.println(
                await(reader.readLine(UTF_8)).strip()
                    + ", "
                    + await(reader.readLine(UTF_8)).strip());
            System.out.println(
                new String(await(reader.read(-1)), UTF_8) + " / " + await(reader.read(-1)).length);
          }

          try (var connection = sends("abc")) {
            await(connection.reader().readExactly(10));
          } catch (IncompleteReadException e) {
            System.out.println(
                "wanted " + e.expected().getAsInt() + " got " + new String(e.partial(), UTF_8));
          }

          try (var connection = sends("x".repeat(300) + "\n")) {
            await(connection.reader().readLine());
          } catch (IllegalArgumentException e) {
            System.out.println("a line longer than the limit is an error");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
