package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.ask;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.Ends;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServerTest {
  private static final ConnectionHandler IDLE = (reader, writer) -> {};

  @Test
  @DisplayName("SERVER-01 with startServing=false it serves once it is started")
  void startServing() {
    run(
        async(
            () -> {
              var options = ServerOptions.defaults().startServing(false);
              var server = await(startServer(Ends::echo, LOOPBACK, 0, options));
              assertThat(server.isServing()).isFalse();
              await(server.startServing());
              assertThat(server.isServing()).isTrue();
              await(server.startServing());
              assertThat(ask(port(server), "hello")).isEqualTo("hello");
              server.close();
              var other = await(startServer(Ends::echo, LOOPBACK, 0, options));
              var forever = createTask(other.serveForever());
              assertThat(ask(port(other), "hello")).isEqualTo("hello");
              assertThat(other.isServing()).isTrue();
              assertThatIllegalStateException()
                  .isThrownBy(() -> await(other.serveForever()))
                  .withMessageContaining("is already being awaited on serveForever()");
              forever.cancel();
            }));
  }

  @Test
  @DisplayName("SERVER-02 a cancelled serveForever closes the server")
  void cancelServeForever() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              var forever = createTask(server.serveForever());
              await(sleep(Duration.ZERO));
              forever.cancel();
              assertThatThrownBy(() -> await(forever)).isInstanceOf(CancelledError.class);
              assertThat(server.isServing()).isFalse();
              assertThat(server.sockets()).isEmpty();
              assertThatIllegalStateException()
                  .isThrownBy(() -> await(server.serveForever()))
                  .withMessageContaining("is closed");
              assertThatIllegalStateException().isThrownBy(() -> await(server.startServing()));
            }));
  }

  @Test
  @DisplayName("SERVER-02 close ends serveForever with a cancellation")
  void closeEndsServeForever() {
    run(
        async(
            () -> {
              var server = await(startServer(IDLE, LOOPBACK, 0));
              var forever = createTask(server.serveForever());
              await(sleep(Duration.ZERO));
              server.close();
              assertThatThrownBy(() -> await(forever)).isInstanceOf(CancelledError.class);
            }));
  }

  @Test
  @DisplayName("SERVER-03 close refuses new connections at once")
  void closeRefuses() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              var port = port(server);
              try (var c = await(openConnection(LOOPBACK, port))) {
                assertThat(text(await(exchange(c, "before")))).isEqualTo("before");
                server.close();
                server.close();
                assertThatThrownBy(() -> await(openConnection(LOOPBACK, port)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(LOOPBACK + ":" + port);
                assertThat(text(await(exchange(c, "lives on")))).isEqualTo("lives on");
              }
            }));
  }

  private static dev.asyncio4j.Coroutine<byte[]> exchange(Connection c, String data) {
    c.writer().write(bytes(data));
    return c.reader().readExactly(data.length());
  }

  @Test
  @DisplayName("SERVER-04 waitClosed waits for the close and for every connection")
  void waitClosed() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              var early = createTask(server.waitClosed());
              var c = await(openConnection(LOOPBACK, port(server)));
              await(exchange(c, "x"));
              assertThat(early.done()).isFalse();
              server.close();
              var late = createTask(server.waitClosed());
              settle();
              assertThat(early.done()).as("a connection is left").isFalse();
              assertThat(late.done()).isFalse();
              c.close();
              await(early);
              await(late);
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName("SERVER-04 waitClosed waits for the close when the connections end first")
  void connectionsEndFirst() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, LOOPBACK, 0));
              ask(port(server), "hello");
              var waiting = createTask(server.waitClosed());
              settle();
              assertThat(waiting.done()).isFalse();
              server.close();
              await(waiting);
            }));
  }

  @Test
  @DisplayName("SERVER-05 closeClients ends idle connections")
  void closeClients() {
    run(
        async(
            () -> {
              var server = await(startServer(IDLE, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                settle();
                server.close();
                server.closeClients();
                await(server.waitClosed());
                assertThat(await(c.reader().read(1))).isEmpty();
              }
            }));
  }

  @Test
  @DisplayName("SERVER-05 abortClients ends connections that are stuck with full buffers, too")
  void abortClients() {
    run(
        async(
            () -> {
              ConnectionHandler flood = (reader, writer) -> writer.write(new byte[16 << 20]);
              var server = await(startServer(flood, LOOPBACK, 0));
              var small = ConnectOptions.defaults().limit(1);
              try (var c = await(openConnection(LOOPBACK, port(server), small))) {
                settle();
                server.close();
                server.closeClients();
                var closed = createTask(server.waitClosed());
                settle();
                assertThat(closed.done()).as("the buffer is full").isFalse();
                server.abortClients();
                await(closed);
                assertThat(await(c.reader().read(-1)).length).isLessThan(16 << 20);
              }
            }));
  }

  @Test
  @DisplayName("SERVER-07 a port in use is an error that names the address")
  void portInUse() {
    run(
        async(
            () -> {
              var server = await(startServer(IDLE, LOOPBACK, 0));
              assertThatThrownBy(() -> await(startServer(IDLE, LOOPBACK, port(server))))
                  .isInstanceOf(UncheckedIOException.class)
                  .hasCauseInstanceOf(java.net.BindException.class)
                  .hasMessageContaining("error while attempting to bind on address")
                  .hasMessageContaining(LOOPBACK + ":" + port(server))
                  .hasMessageContaining("Address already in use");
              server.close();
            }));
  }

  @Test
  void anEmptyHostIsAllInterfaces() {
    run(
        async(
            () -> {
              var server = await(startServer(Ends::echo, "", 0));
              assertThat(ask(port(server), "hello")).isEqualTo("hello");
              server.close();
            }));
  }
}
