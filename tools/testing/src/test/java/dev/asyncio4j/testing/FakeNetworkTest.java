package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.VirtualTime;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@AsyncTesting
class FakeNetworkTest {
  private static final Duration STEP = Duration.ofMillis(50);

  /** A server on a host of its own that answers each line with itself. */
  private static Server echo(FakeNetwork net) {
    return net.on(
        net.host("server"),
        () ->
            await(
                startServer(
                    (reader, writer) -> {
                      try (var c = new Connection(reader, writer)) {
                        for (byte[] line; (line = await(reader.readLine())).length > 0; ) {
                          writer.write(line);
                          await(writer.drain());
                        }
                      } catch (UncheckedIOException reset) {
                        // the test's
                      }
                    },
                    "server",
                    80)));
  }

  private static void end(Server server) {
    server.close();
    server.closeClients();
    await(server.waitClosed());
  }

  private static String ask(Connection c, String line) {
    c.writer().write(line + "\n");
    return new String(await(c.reader().readLine())).trim();
  }

  @Test
  @DisplayName("TST-20 a client reaches a server by its name; addresses are those of the hosts")
  void connects(FakeNetwork net) {
    var server = echo(net);
    try (var c = await(openConnection("server", 80))) {
      assertThat(ask(c, "hello")).isEqualTo("hello");
      assertThat(c.writer().peer().orElseThrow().getAddress())
          .isEqualTo(net.host("server").addresses().get(0));
      assertThat(net.flows()).singleElement().extracting(FakeNetwork.Flow::sent).isEqualTo(6L);
    }
    end(server);
    assertThat(net.flows()).isEmpty();
  }

  @Test
  @DisplayName("TST-20 latency counts in virtual time: one way each for connect, bytes and answer")
  void takesTime(FakeNetwork net, VirtualTime time) {
    net.link(net.local(), net.host("server")).latency(STEP);
    var server = echo(net);
    var c = await(openConnection("server", 80));
    assertThat(time.now()).isEqualTo(STEP.multipliedBy(2));
    ask(c, "hello");
    assertThat(time.now()).isEqualTo(STEP.multipliedBy(4));
    c.close();
    await(sleep(STEP));
    end(server);
  }

  @Test
  @DisplayName("TST-20 nobody listens, or the link refuses: refused, as of a real port")
  void refuses(FakeNetwork net) {
    var server = echo(net);
    var refused = AsyncTests.assertFails(UncheckedIOException.class, openConnection("server", 81));
    assertThat(refused)
        .hasMessageContaining("Connect call failed")
        .hasCauseInstanceOf(ConnectException.class);
    net.link(net.local(), net.host("server")).refuse(80);
    AsyncTests.assertFails(UncheckedIOException.class, openConnection("server", 80));
    end(server);
    AsyncTests.assertFails(UncheckedIOException.class, openConnection("server", 80));
  }

  @Test
  @DisplayName("TST-20 a name that nobody has: the look-up fails")
  void looksUp(FakeNetwork net) {
    var error = AsyncTests.assertFails(UncheckedIOException.class, openConnection("nowhere", 80));
    assertThat(error)
        .hasMessageContaining("getaddrinfo() failed for 'nowhere'")
        .hasCauseInstanceOf(UnknownHostException.class);
    var found = await(getRunningLoop().getAddrInfo("local", 5));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).getPort()).isEqualTo(5);
  }

  @Test
  @DisplayName("TST-20 a black hole swallows: only a timeout ends the connect")
  void swallows(FakeNetwork net, VirtualTime time) {
    var server = echo(net);
    net.link(net.local(), net.host("server")).blackHole();
    AsyncTests.assertFails(
        AsyncTimeoutException.class, waitFor(openConnection("server", 80), Duration.ofSeconds(9)));
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(9));
    end(server);
  }

  @Test
  @DisplayName("TST-20 a partition stops everything; what was under way arrives when it heals")
  void partitions(FakeNetwork net, VirtualTime time) {
    var server = echo(net);
    try (var c = await(openConnection("server", 80))) {
      net.partition(List.of(net.local()), List.of(net.host("server")));
      c.writer().write("late\n");
      var line = createTask(c.reader().readLine());
      var other = createTask(openConnection("server", 80));
      await(sleep(Duration.ofMinutes(1)));
      AsyncTests.assertPending(line);
      AsyncTests.assertPending(other);
      net.heal();
      assertThat(new String(await(line))).isEqualTo("late\n");
      await(other).close();
      assertThat(time.now()).isEqualTo(Duration.ofMinutes(1));
    }
    end(server);
  }

  @Test
  @DisplayName("TST-20 a reset in mid-message: what came before is there, then the error")
  void resetsInMidMessage(FakeNetwork net) {
    net.link(net.local(), net.host("server")).resetAfter(1000);
    var server =
        net.on(
            net.host("server"),
            () ->
                await(
                    startServer(
                        (reader, writer) -> {
                          writer.write(new byte[5000]);
                          await(writer.drain());
                        },
                        "server",
                        80)));
    var c = await(openConnection("server", 80));
    var error = AsyncTests.assertFails(UncheckedIOException.class, c.reader().readExactly(5000));
    assertThat(error).hasCauseInstanceOf(SocketException.class).hasMessageContaining("reset");
    c.close();
    end(server);
    assertThat(net.trace().lines()).anyMatch(it -> it.endsWith("is over, 0 and 1000 bytes"));
  }

  @Test
  @DisplayName("TST-20 half-open: the end that is left hears of it when it writes")
  void isHalfOpen(FakeNetwork net) {
    var server = echo(net);
    var c = await(openConnection("server", 80));
    ask(c, "hello");
    net.link(net.local(), net.host("server")).halfOpen();
    await(sleep(Duration.ofHours(1)));
    var line = createTask(c.reader().readLine());
    await(AsyncTests.idle());
    AsyncTests.assertPending(line);
    c.writer().write("anybody?\n");
    AsyncTests.assertFails(UncheckedIOException.class, line);
    c.close();
    end(server);
  }

  @Test
  @DisplayName("TST-20 several addresses: the first that answers is taken, staggered if asked for")
  void triesAddresses(FakeNetwork net, VirtualTime time) throws Exception {
    var dead = InetAddress.getByAddress(new byte[] {10, 9, 0, 1});
    var alive = InetAddress.getByAddress(new byte[] {10, 9, 0, 2});
    var host = net.host("both", dead, alive);
    var server = net.on(host, () -> await(startServer((r, w) -> w.close(), "10.9.0.2", 80)));
    await(openConnection("both", 80)).close();
    var staggered = ConnectOptions.defaults().happyEyeballsDelay(Duration.ofMillis(250));
    await(openConnection("both", 80, staggered)).close();
    assertThat(time.now()).isLessThan(Duration.ofMillis(250));
    end(server);
  }

  @Test
  @DisplayName("TST-20 ports are bound once, to addresses of the host; port 0 finds a free one")
  void binds(FakeNetwork net) {
    var server = echo(net);
    var used =
        AsyncTests.assertFails(
            UncheckedIOException.class,
            async(
                () ->
                    net.on(
                        net.host("server"),
                        () -> await(startServer((r, w) -> w.close(), "server", 80)))));
    assertThat(used)
        .hasMessageContaining("Address already in use")
        .hasCauseInstanceOf(BindException.class);
    var foreign =
        AsyncTests.assertFails(
            UncheckedIOException.class, startServer((r, w) -> w.close(), "server", 81));
    assertThat(foreign).hasMessageContaining("Cannot assign requested address");
    var free = await(startServer((r, w) -> w.close(), "localhost", 0));
    await(openConnection("localhost", free.port())).close();
    end(free);
    end(server);
  }

  @Test
  @DisplayName("TST-20 real sockets and TLS are refused meanwhile, and are back after the close")
  void refusesRealSockets() throws Exception {
    try (var channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      try (var net = FakeNetwork.create()) {
        assertThatThrownBy(() -> FakeNetwork.create())
            .hasMessageContaining("has a network already");
        assertThatThrownBy(() -> await(getRunningLoop().sockRecv(channel, 1)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("no real sockets under <FakeNetwork");
        assertThatThrownBy(
                () ->
                    await(
                        openConnection(
                            "local",
                            1,
                            ConnectOptions.defaults()
                                .tls(dev.asyncio4j.transports.TlsOptions.defaults()))))
            .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> net.on(null, () -> {})).isInstanceOf(RuntimeException.class);
      }
    }
    try (var again = FakeNetwork.create()) {
      assertThat(again.flows()).isEmpty();
    }
  }

  @Test
  @DisplayName("TST-21 the same seed gives the same trace, another one another")
  void isRepeatable(FakeNetwork unused) {
    unused.close();
    var traces =
        IntStream.of(7, 7, 8)
            .mapToObj(FakeNetworkTest::traceOf)
            .map(it -> it.lines().collect(Collectors.toList()))
            .toList();
    assertThat(traces.get(0))
        .isEqualTo(traces.get(1))
        .isNotEqualTo(traces.get(2))
        .hasSizeGreaterThan(5);
  }

  private static String traceOf(int seed) {
    try (var net = FakeNetwork.create(seed)) {
      net.link(net.local(), net.host("server")).latency(Duration.ofMillis(1), Duration.ofMillis(9));
      var start = getRunningLoop().time();
      var server = echo(net);
      for (int i = 0; i < 3; i++) {
        var c = await(openConnection("server", 80));
        ask(c, "hello");
        c.close();
        net.trace().add(getRunningLoop().time().minus(start));
      }
      await(sleep(Duration.ofSeconds(1)));
      end(server);
      return net.trace().lines().stream()
          .map(it -> it.replaceAll("^[0-9.hms]+: ", ""))
          .collect(Collectors.joining("\n"));
    }
  }
}
