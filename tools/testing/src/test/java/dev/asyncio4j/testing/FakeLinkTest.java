package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.startServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@AsyncTesting
class FakeLinkTest {
  private final List<Connection> accepted = new ArrayList<>();

  private Server listen(FakeNetwork net) {
    return net.on(
        net.host("server"),
        () ->
            await(
                startServer(
                    (reader, writer) -> accepted.add(new Connection(reader, writer)),
                    "server",
                    80)));
  }

  private void end(Connection c, Server server) {
    accepted.forEach(each -> each.writer().transport().abort());
    c.writer().transport().abort();
    server.close();
    await(server.waitClosed());
  }

  @Test
  @DisplayName("TST-20 half-open at the client's end: the server hears of it when it writes")
  void theClientIsGone(FakeNetwork net) {
    var server = listen(net);
    var c = await(openConnection("server", 80));
    await(AsyncTests.idle());
    net.link(net.host("server"), net.local()).halfOpen();
    AsyncTests.assertFails(UncheckedIOException.class, c.reader().read(1));
    var other = accepted.get(0);
    assertThat(other.writer().isClosing()).isFalse();
    other.writer().write("anybody?");
    AsyncTests.assertFails(UncheckedIOException.class, other.reader().read(1));
    end(c, server);
  }

  @Test
  @DisplayName(
      "TST-20 a link that resets after fewer bytes than have passed resets at the next one")
  void resetsAtOnce(FakeNetwork net) {
    var server = listen(net);
    var c = await(openConnection("server", 80));
    await(AsyncTests.idle());
    c.writer().write(new byte[500]);
    assertThat(await(accepted.get(0).reader().readExactly(500))).hasSize(500);
    net.link(net.local(), net.host("server")).resetAfter(100);
    c.writer().write(new byte[1]);
    AsyncTests.assertFails(UncheckedIOException.class, accepted.get(0).reader().read(1));
    end(c, server);
    assertThat(net.trace().lines()).anyMatch(line -> line.endsWith("is over, 500 and 0 bytes"));
  }

  @Test
  @DisplayName("TST-20 a link that resets now ends both ends of what is open")
  void resetsNow(FakeNetwork net) {
    var server = listen(net);
    var c = await(openConnection("server", 80));
    await(AsyncTests.idle());
    net.link(net.local(), net.host("server")).reset();
    AsyncTests.assertFails(UncheckedIOException.class, c.reader().read(1));
    AsyncTests.assertFails(
        UncheckedIOException.class, async(() -> await(accepted.get(0).reader().read(1))));
    assertThat(net.trace().lines()).anyMatch(line -> line.endsWith("reset by the link"));
    end(c, server);
  }
}
