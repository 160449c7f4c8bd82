package dev.asyncio4j.costs;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.port;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.testing.EchoProtocol;
import dev.asyncio4j.testing.Ends;
import org.jspecify.annotations.Nullable;

/** The program of {@link SystemCallsTest}: prints its port, and echoes for one client. */
final class CountedEcho {
  private CountedEcho() {}

  /** Serves with what the first argument names: {@code streams} or {@code protocol}. */
  public static void main(String[] arguments) {
    run(
        async(
            () -> {
              Future<Void> over = getRunningLoop().createFuture();
              try (var server = arguments[0].equals("streams") ? streams(over) : protocol(over)) {
                System.out.println(port(server));
                await(over);
              }
            }));
  }

  private static Server streams(Future<Void> over) {
    return await(
        startServer(
            (reader, writer) -> {
              Ends.echo(reader, writer);
              over.setResult(null);
            },
            LOOPBACK,
            0));
  }

  private static Server protocol(Future<Void> over) {
    return await(getRunningLoop().createServer(() -> new Echo(over), LOOPBACK, 0));
  }

  private static final class Echo extends EchoProtocol {
    private final Future<Void> over;

    Echo(Future<Void> over) {
      this.over = over;
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      over.setResult(null);
    }
  }
}
