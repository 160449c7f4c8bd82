// Written by the porting assistant of asyncio4j from ch36/half_close.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.seconds;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.util.ArrayList;
import java.util.List;

// Ask in three parts, say that this was all, and read the answer to its end.
public final class HalfClose {
  private HalfClose() {}

  static void countWords(StreamReader reader, StreamWriter writer) {
    byte[] text_ = await(reader.read(-1));
    System.out.println("server: has it all, " + text_.length + " bytes");
    for (String word : words(new String(text_, UTF_8))) {
      writer.write((word + " " + word.length() + "\n").getBytes(UTF_8));
    }
    await(writer.drain());
    writer.close();
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Server server = await(startServer((reader2, writer2) -> countWords(reader2, writer2), "127.0.0.1", 0));
      var pair = await(openConnection("127.0.0.1", server.port()));
      StreamReader reader = pair.reader();
      StreamWriter writer = pair.writer();
      for (byte[] part : List.of("this is ".getBytes(UTF_8), "one mes".getBytes(UTF_8), "sage".getBytes(UTF_8))) {
        writer.write(part);
        await(writer.drain());
        await(sleep(seconds(0.01)));
      }
      System.out.println("can say the end: " + (writer.canWriteEof() ? "yes" : "no"));
      writer.writeEof();
      while (true) {
        byte[] line = await(reader.readLine());
        if (line.length == 0) break;
        System.out.println("client: " + new String(line, UTF_8).strip());
      }
      writer.close();
      await(writer.waitClosed());
      server.close();
      await(server.waitClosed());
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  /** Words of a text between white space. */
  static List<String> words(String text) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.strip().split("\\s+")));
  }

  static List<String> words(String text, int most) {
    return text.isBlank() ? new ArrayList<>() : new ArrayList<>(List.of(text.stripLeading().split("\\s+", most + 1)));
  }
}
