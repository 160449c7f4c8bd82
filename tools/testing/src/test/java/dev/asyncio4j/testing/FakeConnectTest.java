package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connects of the network in memory that end early, or are many. */
@AsyncTesting
class FakeConnectTest {
  private static final Duration STEP = Duration.ofMillis(50);

  private final Trail trail = Trail.create();

  /** A client that notes what it is told of. */
  private final class Told implements Protocol {
    @Override
    public void connectionMade(Transport transport) {
      trail.add("made");
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      trail.add("lost");
    }
  }

  /** A server that greets each client at once. */
  private static final class Greeter implements Protocol {
    @Override
    public void connectionMade(Transport transport) {
      transport.write("hello".getBytes());
    }
  }

  private static Server listen(FakeNetwork net, Supplier<? extends Protocol> factory) {
    net.link(net.local(), net.host("server")).latency(STEP);
    return net.on(
        net.host("server"), () -> await(getRunningLoop().createServer(factory, "server", 80)));
  }

  private static Transport connect() {
    return await(getRunningLoop().createConnection(() -> new Protocol() {}, "server", 80))
        .transport();
  }

  private static int portOf(Transport transport) {
    var local = transport.extraInfo(TransportInfo.LOCAL_ADDRESS).orElseThrow();
    return ((InetSocketAddress) local).getPort();
  }

  private static void end(Server server) {
    server.close();
    server.abortClients();
    await(server.waitClosed());
  }

  @Test
  @DisplayName("TST-20 a connect cancelled before it is made: its protocol is told of nothing")
  void isCancelled(FakeNetwork net) {
    var server = listen(net, Greeter::new);
    var connect = createTask(getRunningLoop().createConnection(Told::new, "server", 80));
    await(sleep(STEP.plusMillis(25)));
    connect.cancel();
    AsyncTests.assertFails(CancelledError.class, connect);
    await(sleep(STEP.multipliedBy(4)));
    trail.assertIs();
    end(server);
  }

  @Test
  @DisplayName("TST-20 a connect whose link resets before it is made fails")
  void isReset(FakeNetwork net) {
    var server = listen(net, Greeter::new);
    var connect = createTask(getRunningLoop().createConnection(Told::new, "server", 80));
    await(sleep(STEP.plusMillis(25)));
    net.link(net.local(), net.host("server")).reset();
    var error = AsyncTests.assertFails(UncheckedIOException.class, connect);
    assertThat(error).hasMessageContaining("Connect call failed").hasMessageEndingWith("reset");
    await(sleep(STEP.multipliedBy(4)));
    trail.assertIs();
    end(server);
  }

  @Test
  @DisplayName("TST-20 a greeting that the link resets: the client is made, then lost, or neither")
  void isResetByTheGreeting(FakeNetwork net) {
    var server = listen(net, Greeter::new);
    net.link(net.local(), net.host("server")).resetAfter(2);
    AsyncTests.assertFails(
        UncheckedIOException.class, getRunningLoop().createConnection(Told::new, "server", 80));
    await(sleep(STEP.multipliedBy(4)));
    trail.assertIs();
    end(server);
  }

  @Test
  @DisplayName(
      "TST-20 a server whose protocol cannot be made: the server tells, the client is lost")
  void theFactoryFails(FakeNetwork net) {
    var reports = new ArrayList<ExceptionContext>();
    getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
    var server =
        listen(
            net,
            () -> {
              throw new IllegalStateException("no protocol today");
            });
    await(getRunningLoop().createConnection(Told::new, "server", 80));
    await(sleep(STEP.multipliedBy(4)));
    trail.assertIs("made", "lost");
    assertThat(reports)
        .singleElement()
        .satisfies(it -> assertThat(it.exception()).hasMessage("no protocol today"));
    end(server);
  }

  @AsyncTest
  @DisplayName("TST-20 a host's ports begin anew after the last one; those in use are left out")
  void portsBeginAnew(FakeNetwork net) {
    var server = listen(net, () -> new Protocol() {});
    var kept = connect();
    var first = portOf(kept);
    var all = passPorts((MemoryHost) net.local(), 65_535 - 49_152 - 2); // all but two
    var ports = new ArrayList<Integer>();
    for (int i = 0; i < 4; i++) {
      var transport = connect();
      ports.add(portOf(transport));
      transport.abort();
      await(sleep(STEP));
    }
    assertThat(first).isEqualTo(49_152);
    assertThat(ports).containsExactly(65_534, 65_535, first + 1, first + 2);
    all.addAll(ports);
    assertThat(all).hasSize(65_536 - 49_152 - 1).doesNotContain(first);
    kept.abort();
    end(server);
  }

  /** Takes that many ports, one after the other, for connections that are never made. */
  private static Set<Integer> passPorts(MemoryHost host, int count) {
    var ports = new HashSet<Integer>();
    for (int i = 0; i < count; i++) ports.add(host.newAddress(host.addresses().get(0)).getPort());
    return ports;
  }
}
