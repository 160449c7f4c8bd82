package dev.asyncio4j.guide.ch36;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.List;

/**
 * Asks in three parts, says that this was all, and reads the answer to its end. Python: {@code
 * half_close.py}, Kotlin: {@code HalfClose.kt}.
 */
public final class HalfClose {
  private HalfClose() {}

  static void countWords(StreamReader reader, StreamWriter writer) {
    byte[] text = await(reader.read(-1));
    System.out.println("server: has it all, " + text.length + " bytes");
    for (String word : new String(text, UTF_8).split(" ")) {
      writer.write(word + " " + word.length() + "\n");
    }
    await(writer.drain());
    writer.close();
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var server = await(startServer(HalfClose::countWords, "127.0.0.1", 0));
              var connection = await(openConnection("127.0.0.1", server.port()))) {
            StreamWriter writer = connection.writer();
            for (String part : List.of("this is ", "one mes", "sage")) {
              writer.write(part);
              await(writer.drain());
              await(sleep(seconds(0.01)));
            }
            System.out.println("can say the end: " + (writer.canWriteEof() ? "yes" : "no"));
            writer.writeEof();
            for (String line : each(connection.reader().lines(UTF_8)))
              System.out.println("client: " + line);
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
