package dev.asyncio4j.guide.ch27;

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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chat room: one task for each guest, and what one says goes to all others. No lock anywhere.
 * Python: {@code chat.py}, Kotlin: {@code Chat.kt}.
 */
public final class Chat {
  private Chat() {}

  static final Map<String, StreamWriter> guests = new LinkedHashMap<>();

  static void tell(String text, String but) {
    guests.forEach(
        (name, writer) -> {
          if (!name.equals(but)) writer.write(text + "\n");
        });
  }

  static void guest(StreamReader reader, StreamWriter writer) {
    String name = await(reader.readLine(UTF_8)).strip();
    guests.put(name, writer);
    writer.write("welcome " + name + ", " + guests.size() + " here\n");
    tell(name + " came", name);
    try {
      for (String line : each(reader.lines(UTF_8))) tell(name + ": " + line, name);
    } finally {
      guests.remove(name);
      tell(name + " left", name);
      writer.close();
    }
  }

  static Connection enter(int port, String name) {
    Connection connection = await(openConnection("127.0.0.1", port));
    connection.writer().write(name + "\n");
    listen(name, connection);
    return connection;
  }

  static void listen(String name, Connection connection) {
    System.out.println("[" + name + "] " + await(connection.reader().readLine(UTF_8)).strip());
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var server = await(startServer(Chat::guest, "127.0.0.1", 0));
              var ada = enter(server.port(), "Ada");
              var bob = enter(server.port(), "Bob")) {
            listen("Ada", ada);
            bob.writer().write("hello\nanyone here?\n");
            for (int i = 0; i < 2; i++) listen("Ada", ada);
            ada.writer().write("tu, Bob, là!\n");
            listen("Bob", bob);
            bob.close();
            listen("Ada", ada);
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
