package dev.asyncio4j.benchmarks.frameworks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.TestOptions;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message to an echo, or back from it: over the network in memory, beside that of the machine.
 */
final class NetworkCosts {
  private static final TestOptions QUICK = TestOptions.defaults().debug(false);
  private static final int MESSAGES = 20_000;
  private static final byte[] MESSAGE = new byte[16];
  private static final String HERE = "127.0.0.1";

  private NetworkCosts() {}

  static void measure(Rows rows) throws Exception {
    rows.row("protocols on sockets", MESSAGES, n -> run(async(() -> protocols(n))))
        .row("protocols in memory", MESSAGES, n -> inMemory(() -> protocols(n)))
        .row("streams on sockets", MESSAGES, n -> run(async(() -> streams(n))))
        .row("streams in memory", MESSAGES, n -> inMemory(() -> streams(n)))
        .print();
  }

  private static void inMemory(VoidBody body) {
    AsyncTests.run(
        QUICK,
        test -> {
          test.network();
          body.run();
          return null;
        });
  }

  /** Answers each message with one, until a number of them have come. */
  private static final class Echo implements Protocol {
    private final Future<Void> over = getRunningLoop().createFuture();
    private int left;
    private @Nullable Transport transport;

    Echo(int messages) {
      left = messages;
    }

    @Override
    public void connectionMade(Transport made) {
      transport = made;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (--left > 0) send();
      else over.setResult(null);
    }

    void send() {
      transport.write(MESSAGE);
    }
  }

  private static void protocols(int messages) {
    var loop = getRunningLoop();
    var server = await(loop.createServer(() -> new Echo(Integer.MAX_VALUE), HERE, 0));
    var client = new Echo(messages / 2);
    var end = await(loop.createConnection(() -> client, HERE, portOf(server)));
    client.send();
    await(client.over);
    end.transport().close();
    end(server);
  }

  private static void streams(int messages) throws Exception {
    var server =
        await(
            startServer(
                (in, out) -> {
                  try (var peer = new Connection(in, out)) {
                    for (byte[] data; (data = await(in.read(MESSAGE.length))).length > 0; )
                      out.write(data);
                  }
                },
                HERE,
                0));
    try (var client = await(openConnection(HERE, portOf(server)))) {
      for (int i = 0; i < messages / 2; i++) {
        client.writer().write(MESSAGE);
        await(client.reader().readExactly(MESSAGE.length));
      }
    }
    end(server);
  }

  private static int portOf(Server server) {
    return ((InetSocketAddress) server.sockets().get(0)).getPort();
  }

  private static void end(Server server) {
    server.close();
    await(server.waitClosed());
  }
}
