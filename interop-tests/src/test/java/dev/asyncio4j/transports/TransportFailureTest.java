package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.transports.Pair.recorded;
import static dev.asyncio4j.transports.Pair.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.ExceptionContext;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportFailureTest {
  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"dataReceived", "eofReceived"})
  @DisplayName("TRANSPORT-08 an exception in a callback is reported and ends the connection")
  void exceptionIsFatal(String callback) {
    var failing = new Failing(callback);
    Pair.of(
        new Recorder(),
        new Recorder(),
        pair -> {
          var reports = reports();
          pair.server().setProtocol(failing);
          pair.client().write(bytes("x"));
          pair.client().writeEof();
          until(failing::isLost);
          assertThat(failing.lostBecause).hasMessage(callback + " failed");
          assertThat(reports).singleElement().satisfies(Failing::isReported);
          until(pair.clientProtocol()::isLost);
        });
  }

  @Test
  @DisplayName("TRANSPORT-08 an exception in connectionMade is reported and ends the connection")
  void connectionMadeFails() {
    recorded(
        pair -> {
          var reports = reports();
          var failing = new Failing("connectionMade");
          var address = pair.client().extraInfo(TransportInfo.PEER_ADDRESS).orElseThrow();
          int port = ((InetSocketAddress) address).getPort();
          var made = await(getRunningLoop().createConnection(() -> failing, "127.0.0.1", port));
          until(failing::isLost);
          assertThat(made.transport().isClosing()).isTrue();
          assertThat(reports).singleElement().satisfies(Failing::isReported);
        });
  }

  @Test
  @DisplayName("TRANSPORT-08 a fatal error in a callback ends the run, and the connection")
  void fatalErrorsEndTheRun() {
    var fatal = new InternalError("thrown by a protocol");
    var failing =
        new Recorder() {
          @Override
          public void dataReceived(ByteBuffer data) {
            throw fatal;
          }
        };
    assertThatThrownBy(
            () ->
                Pair.of(
                    new Recorder(),
                    failing,
                    pair -> {
                      pair.client().write(bytes("x"));
                      await(sleep(Duration.ofMinutes(3))); // unless the run ends
                    }))
        .isSameAs(fatal);
    assertThat(failing.lostBecause).isSameAs(fatal);
  }

  private static final class Failing extends Recorder {
    private final String callback;

    Failing(String callback) {
      this.callback = callback;
    }

    private void failIn(String now) {
      if (callback.equals(now)) throw new IllegalStateException(now + " failed");
    }

    static void isReported(ExceptionContext report) {
      assertThat(report.message()).startsWith("Fatal error: protocol.");
      assertThat(report.exception()).hasMessageEndingWith(" failed");
    }

    @Override
    public void connectionMade(Transport transport) {
      super.connectionMade(transport);
      failIn("connectionMade");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      super.dataReceived(data);
      failIn("dataReceived");
    }

    @Override
    public boolean eofReceived() {
      failIn("eofReceived");
      return super.eofReceived();
    }
  }
}
