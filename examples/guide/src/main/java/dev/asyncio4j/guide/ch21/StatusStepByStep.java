package dev.asyncio4j.guide.ch21;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;

/**
 * One website, step by step: connect, write the request, read the status line and the headers,
 * close. Python: {@code status_step_by_step.py}, Kotlin: {@code StatusStepByStep.kt}.
 */
public final class StatusStepByStep {
  private StatusStepByStep() {}

  static void site(StreamReader reader, StreamWriter writer) {
    await(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)));
    writer.write("HTTP/1.1 200 OK\r\nServer: guide\r\nContent-Length: 0\r\n\r\n");
    await(writer.drain());
    writer.close();
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          try (var server = await(startServer(StatusStepByStep::site, "127.0.0.1", 0))) {
            Connection connection = await(openConnection("127.0.0.1", server.port()));
            System.out.println("connected");
            String request = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            connection.writer().write(request, US_ASCII);
            await(connection.writer().drain());
            System.out.println("asked");
            String status = await(connection.reader().readLine(US_ASCII)).strip();
            System.out.println("status: " + status);
            for (String line : each(connection.reader().lines(US_ASCII))) {
              if (line.isEmpty()) break;
              System.out.println("header: " + line);
            }
            connection.close();
            System.out.println("closed");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
