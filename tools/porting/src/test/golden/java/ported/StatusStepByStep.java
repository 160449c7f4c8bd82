// Written by the porting assistant of asyncio4j from ch21/status_step_by_step.py; what it cannot tell is a todo(...), what to look at a "check".
package ported;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;

// One website, step by step: connect, write the request, read the status line and the headers, close.
public final class StatusStepByStep {
  private StatusStepByStep() {}

  static void site(StreamReader reader, StreamWriter writer) {
    await(reader.readUntil("\r\n\r\n".getBytes(UTF_8)));
    writer.write("HTTP/1.1 200 OK\r\nServer: guide\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
    await(writer.drain());
    writer.close();
  }

  static Coroutine<Void> main() {
    return async(() -> {
      Server server = await(startServer((reader2, writer2) -> site(reader2, writer2), "127.0.0.1", 0));
      try {
        int port = server.port();
        var pair = await(openConnection("127.0.0.1", port));
        StreamReader reader = pair.reader();
        StreamWriter writer = pair.writer();
        System.out.println("connected");
        String request = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        writer.write(request.getBytes(UTF_8));
        await(writer.drain());
        System.out.println("asked");
        String status = new String(await(reader.readLine()), UTF_8).strip();
        System.out.println("status: " + status);
        while (true) {
          byte[] line = await(reader.readLine());
          if (line.length == 0) break;
          if (!(strip(line).length > 0)) {
            break;
          }
          System.out.println("header: " + new String(line, UTF_8).strip());
        }
        writer.close();
        await(writer.waitClosed());
        System.out.println("closed");
      } finally {
        server.close();
      }
    });
  }

  public static void main(String[] args) {
    run(main());
  }

  static byte[] strip(byte[] data) {
    return new String(data, ISO_8859_1).strip().getBytes(ISO_8859_1);
  }
}
