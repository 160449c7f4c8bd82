// Written by the porting assistant of asyncio4j from ch20/echo.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

// A server and a client: connect, write, drain, read, close.
public final class Echo {
  private Echo() {}

  static void handle(StreamReader reader, StreamWriter writer) {
    while (true) {
      byte[] line = await(reader.readLine());
      if (line.length == 0) break;
      writer.write(upper(line));
      await(writer.drain());
    }
    System.out.println("server: client said goodbye");
    writer.close();
    await(writer.waitClosed());
  }

  static Coroutine<Void> main() {
    return async(() -> {
      int port = 0;
      Server server = await(startServer((reader2, writer2) -> handle(reader2, writer2), "127.0.0.1", 0));
      try {
        port = server.port();
        var pair = await(openConnection("127.0.0.1", port));
        StreamReader reader = pair.reader();
        StreamWriter writer = pair.writer();
        System.out.println("connected to " + writer.peer().orElseThrow().getAddress().getHostAddress());
        for (String word : List.of("hello", "streams")) {
          writer.write((word + "\n").getBytes(UTF_8));
          await(writer.drain());
          System.out.println("client: " + new String(await(reader.readLine()), UTF_8).strip());
        }
        writer.writeEof();
        System.out.println("end of stream: " + (Arrays.equals(await(reader.read(-1)), new byte[0]) && reader.atEof() ? "yes" : "no"));
        writer.close();
        await(writer.waitClosed());
        System.out.println("closing: " + (writer.isClosing() ? "yes" : "no"));
      } finally {
        server.close();
      }
      try {
        await(openConnection("127.0.0.1", port));
      } catch (UncheckedIOException e) {
        if (!refused(e)) throw e;
        System.out.println("refused after the server was closed");
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  static byte[] upper(byte[] data) {
    byte[] made = data.clone();
    for (int i = 0; i < made.length; i++) if (made[i] >= 'a' && made[i] <= 'z') made[i] -= 32;
    return made;
  }

  /** Whether an error says that nobody listens at an address. */
  static boolean refused(Throwable error) {
    Throwable cause = error.getCause();
    return cause instanceof java.net.ConnectException && String.valueOf(cause.getMessage()).contains("refused");
  }
}
