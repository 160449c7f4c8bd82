package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.ask;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.testing.Ends;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionHandlerTest {
  @Test
  @DisplayName("STREAM-19 a handler may await, or just do something at once")
  void handlers() {
    run(
        async(
            () -> {
              var echo = await(startServer(Ends::echo, LOOPBACK, 0));
              assertThat(ask(port(echo), "hello")).isEqualTo("hello");
              var plain = await(startServer((r, w) -> w.write(bytes("at once")), LOOPBACK, 0));
              assertThat(ask(port(plain), "?".repeat(7))).isEqualTo("at once");
              echo.close();
              plain.close();
            }));
  }

  @Test
  @DisplayName("STREAM-20 an error in a handler is reported and closes the connection")
  void handlerFails() {
    var reports = new ArrayList<ExceptionContext>();
    var error = new IllegalArgumentException("the handler's own");
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              ConnectionHandler failing =
                  (reader, writer) -> {
                    await(reader.readLine());
                    throw error;
                  };
              var server = await(startServer(failing, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                c.writer().write(bytes("go\n"));
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              server.close();
              await(server.waitClosed());
            }));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).message()).isEqualTo("Unhandled exception in client_connected_cb");
    assertThat(reports.get(0).exception()).isSameAs(error);
  }

  @Test
  @DisplayName("STREAM-20 a cancelled handler closes the connection silently")
  void handlerCancelled() {
    var reports = new ArrayList<ExceptionContext>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              ConnectionHandler cancelled =
                  (reader, writer) -> {
                    currentTask().cancel();
                    await(sleep(Duration.ZERO));
                  };
              var server = await(startServer(cancelled, LOOPBACK, 0));
              try (var c = await(openConnection(LOOPBACK, port(server)))) {
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              server.close();
              await(server.waitClosed());
            }));
    assertThat(reports).isEmpty();
  }

  @Test
  void aHandlerSeesTheContextOfStartServer() {
    ContextVar<String> var = ContextVar.create("var");
    run(
        async(
            () -> {
              var.set("of the server");
              ConnectionHandler tell = (reader, writer) -> writer.write(bytes(var.get()));
              var server = await(startServer(tell, LOOPBACK, 0));
              var.set("of the client");
              assertThat(ask(port(server), "?".repeat(13))).isEqualTo("of the server");
              server.close();
            }));
  }
}
