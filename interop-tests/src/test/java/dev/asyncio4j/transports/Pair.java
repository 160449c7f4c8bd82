package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Both ends of a TCP connection in one loop, each with its protocol. */
record Pair<C extends ConnectionProtocol, S extends ConnectionProtocol>(
    Transport client, C clientProtocol, Transport server, S serverProtocol) {

  interface Body<C extends ConnectionProtocol, S extends ConnectionProtocol> {
    void run(Pair<C, S> pair) throws Exception;
  }

  static void recorded(Body<Recorder, Recorder> body) {
    of(new Recorder(), new Recorder(), body);
  }

  static <C extends ConnectionProtocol, S extends ConnectionProtocol> void of(
      C clientProtocol, S serverProtocol, Body<C, S> body) {
    run(async(() -> connect(clientProtocol, serverProtocol, body)));
  }

  private static <C extends ConnectionProtocol, S extends ConnectionProtocol> void connect(
      C clientProtocol, S serverProtocol, Body<C, S> body) throws Exception {
    var loop = getRunningLoop();
    var accepted = new Transport[1];
    var server =
        await(loop.createServer(() -> new Taker(serverProtocol, accepted), "127.0.0.1", 0));
    int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
    var client = await(loop.createConnection(() -> clientProtocol, "127.0.0.1", port));
    until(() -> accepted[0] != null);
    try {
      body.run(new Pair<>(client.transport(), clientProtocol, accepted[0], serverProtocol));
    } finally {
      client.transport().abort();
      server.close();
      server.abortClients();
      await(server.waitClosed());
      await(sleep(Duration.ZERO)); // connectionLost of the client
    }
  }

  /** Lets the loop run until {@code condition} holds, for ten seconds at most. */
  static void until(BooleanSupplier condition) {
    var loop = getRunningLoop();
    var deadline = loop.time().plusSeconds(10);
    while (!condition.getAsBoolean() && loop.time().compareTo(deadline) < 0) {
      await(sleep(Duration.ofMillis(2)));
    }
    assertThat(condition.getAsBoolean()).as("the condition holds within ten seconds").isTrue();
  }

  /** A short wait in real time, for what the kernel does between two sockets. */
  static void settle() {
    await(sleep(Duration.ofMillis(50)));
  }

  /** Gives the connection to {@code taker} at once, and tells where the transport is. */
  private record Taker(ConnectionProtocol taker, Transport[] accepted) implements Protocol {
    @Override
    public void connectionMade(Transport transport) {
      transport.setProtocol(taker);
      taker.connectionMade(transport);
      accepted[0] = transport;
    }
  }
}
