package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.net.InetSocketAddress;

/**
 * A server that sends every line back, and two clients. Python: {@code echo_server_and_client.py},
 * Kotlin: {@code EchoServerAndClient.kt}.
 */
public final class EchoServerAndClient {
  private EchoServerAndClient() {}

  /** One task per client runs this. */
  static void echo(StreamReader reader, StreamWriter writer) {
    byte[] line;
    while ((line = await(reader.readLine())).length > 0) {
      writer.write(line);
      await(writer.drain());
    }
    writer.close();
    await(writer.waitClosed());
  }

  static Coroutine<String> client(int port, String message) {
    return async(
        () -> {
          try (var connection = await(openConnection("127.0.0.1", port))) {
            connection.writer().write((message + "\n").getBytes(UTF_8));
            await(connection.writer().drain());
            return new String(await(connection.reader().readLine()), UTF_8).strip();
          }
        });
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              try (var server = await(startServer(EchoServerAndClient::echo, "127.0.0.1", 0))) {
                int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
                for (var answer : await(gather(client(port, "one"), client(port, "two")))) {
                  System.out.println("echoed: " + answer);
                }
              }
              System.out.println("closed");
            }));
  }
}
