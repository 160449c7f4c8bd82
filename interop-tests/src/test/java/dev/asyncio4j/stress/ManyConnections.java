package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.port;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.EchoProtocol;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.Endpoint;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.stream.Stream;

/** The two programs of {@link ManyConnectionsTest}. */
final class ManyConnections {
  private static final int AT_A_TIME = 500;

  private ManyConnections() {}

  /** Echoes for ever: a task for each client, or a protocol where a task would cost a thread. */
  static final class Server {
    public static void main(String[] args) {
      run(async(Server::serve));
    }

    private static void serve() {
      var options = ServerOptions.defaults().backlog(2 * AT_A_TIME);
      var server =
          ChildJvm.MODE.equals("platform")
              ? await(getRunningLoop().createServer(EchoProtocol::new, LOOPBACK, 0, options))
              : await(startServer(Ends::echo, LOOPBACK, 0, options));
      System.out.println(port(server));
      await(server.serveForever());
    }
  }

  /** Opens all connections, then asks on each, and waits for every answer. */
  static final class Clients {
    public static void main(String[] args) {
      int port = Integer.parseInt(args[0]);
      int count = Integer.parseInt(args[1]);
      run(async(() -> ask(port, count)));
    }

    private static void ask(int port, int count) {
      var loop = getRunningLoop();
      var open = new ArrayList<Endpoint<Transport, Question>>();
      while (open.size() < count) {
        var some = Stream.generate(() -> loop.createConnection(Question::new, LOOPBACK, port));
        open.addAll(await(gather(some.limit(AT_A_TIME).toList())));
      }
      for (int i = 0; i < open.size(); i++) open.get(i).protocol().ask(i);
      await(gather(open.stream().map(endpoint -> endpoint.protocol().answered).toList()));
      for (var endpoint : open) endpoint.transport().close();
      System.out.println("all " + open.size() + " were open at once and were answered");
    }
  }

  private static final class Question implements Protocol {
    private final Future<Void> answered = getRunningLoop().createFuture();
    private ByteBuffer expected = ByteBuffer.allocate(0);
    private Transport transport;

    @Override
    public void connectionMade(Transport made) {
      transport = made;
    }

    void ask(int number) {
      byte[] text = ("question " + number + "\n").getBytes(US_ASCII);
      expected = ByteBuffer.wrap(text);
      transport.write(text);
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      while (data.hasRemaining()) {
        if (data.get() != expected.get()) throw new IllegalStateException("not what was sent");
      }
      if (!expected.hasRemaining()) answered.setResult(null);
    }

    @Override
    public void connectionLost(Throwable error) {
      if (answered.done()) return;
      answered.setException(new IllegalStateException("closed before the answer", error));
    }
  }
}
