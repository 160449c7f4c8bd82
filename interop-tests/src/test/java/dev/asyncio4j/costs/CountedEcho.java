package dev.asyncio4j.costs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The program of {@link SystemCallsTest}: prints its port, and echoes for one client. */
final class CountedEcho {
  private static final String LOOPBACK = "127.0.0.1";

  private CountedEcho() {}

  /** Serves with what the first argument names: {@code streams} or {@code protocol}. */
  public static void main(String[] arguments) {
    run(
        async(
            () -> {
              Future<Void> over = getRunningLoop().createFuture();
              try (var server = arguments[0].equals("streams") ? streams(over) : protocol(over)) {
                System.out.println(((InetSocketAddress) server.sockets().get(0)).getPort());
                await(over);
              }
            }));
  }

  private static Server streams(Future<Void> over) {
    return await(
        startServer(
            (reader, writer) -> {
              echo(reader, writer);
              over.setResult(null);
            },
            LOOPBACK,
            0));
  }

  private static void echo(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      for (byte[] line; (line = await(reader.readLine())).length > 0; ) {
        writer.write(line);
        await(writer.drain());
      }
    }
  }

  private static Server protocol(Future<Void> over) {
    return await(getRunningLoop().createServer(() -> new Echo(over), LOOPBACK, 0));
  }

  private static final class Echo implements Protocol {
    private final Future<Void> over;
    private @Nullable Transport transport;

    Echo(Future<Void> over) {
      this.over = over;
    }

    @Override
    public void connectionMade(Transport made) {
      transport = made;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      transport.write(data);
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      over.setResult(null);
    }
  }
}
