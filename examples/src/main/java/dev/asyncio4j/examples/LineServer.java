package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server with a protocol, without a task per client; a client with streams. Python: {@code
 * line_server.py}, Kotlin: {@code LineServer.kt}.
 */
public final class LineServer {
  private LineServer() {}

  /** Answers each line in capitals; {@code bye} ends the connection. */
  static final class Capitals implements Protocol {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable Transport transport;

    @Override
    public void connectionMade(Transport transport) {
      this.transport = transport;
    }

    /** Data comes in pieces of any size: half a line, or three of them. */
    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining()) {
        byte next = data.get();
        if (next != '\n') {
          line.write(next);
          continue;
        }
        lineReceived(line.toString(UTF_8));
        line.reset();
      }
    }

    private void lineReceived(String text) {
      transport.write((text.toUpperCase(Locale.ROOT) + "\n").getBytes(UTF_8));
      if (text.equals("bye")) transport.close(); // after the answer is sent
    }
  }

  static void client(int port) {
    try (var connection = await(openConnection("127.0.0.1", port))) {
      connection.writer().write("hello\nhow are you\nbye\n".getBytes(UTF_8));
      for (byte[] line; (line = await(connection.reader().readLine())).length > 0; ) {
        System.out.println("answer: " + new String(line, UTF_8).strip());
      }
    }
  }

  public static void main(String[] args) {
    run(
        async(
            () -> {
              var server = await(getRunningLoop().createServer(Capitals::new, "127.0.0.1", 0));
              client(((InetSocketAddress) server.sockets().get(0)).getPort());
              int aborted = await(server.close(Duration.ofSeconds(5)));
              System.out.println("closed, aborted: " + aborted);
            }));
  }
}
