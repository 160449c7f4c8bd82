package dev.asyncio4j.transports;

import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.transports.Pair.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedProtocolTest {
  /** Reads into its own buffer. */
  private static class Filling implements BufferedProtocol {
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteBuffer buffer;
    @Nullable Throwable lostBecause;
    boolean lost;

    Filling(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer getBuffer(int sizeHint) {
      assertThat(sizeHint).isEqualTo(-1);
      return buffer.clear();
    }

    @Override
    public void bufferUpdated(int count) {
      assertThat(count).isPositive().isEqualTo(buffer.position());
      var bytes = new byte[count];
      buffer.flip().get(bytes);
      received.writeBytes(bytes);
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      lostBecause = error;
      lost = true;
    }
  }

  @ParameterizedTest(name = "a direct buffer: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("TRANSPORT-09 a buffered protocol gets exactly the bytes that were sent")
  void exactBytes(boolean direct) {
    var buffer = direct ? ByteBuffer.allocateDirect(999) : ByteBuffer.allocate(999);
    var sent = new byte[3 << 20];
    new Random(1).nextBytes(sent);
    Pair.of(
        new Recorder(),
        new Filling(buffer),
        pair -> {
          pair.client().write(sent);
          pair.client().close();
          until(() -> pair.serverProtocol().lost);
          assertThat(pair.serverProtocol().received.toByteArray()).isEqualTo(sent);
          assertThat(pair.serverProtocol().lostBecause).isNull();
        });
  }

  @Test
  @DisplayName("TRANSPORT-09 an empty buffer is fatal")
  void emptyBuffer() {
    Pair.of(
        new Recorder(),
        new Filling(ByteBuffer.allocate(0)),
        pair -> {
          var reports = reports();
          pair.client().write(new byte[1]);
          until(() -> pair.serverProtocol().lost);
          assertThat(pair.serverProtocol().lostBecause)
              .hasMessageStartingWith("getBuffer() returned an empty buffer");
          assertThat(reports)
              .singleElement()
              .satisfies(
                  report ->
                      assertThat(report.message())
                          .isEqualTo("Fatal error: protocol.getBuffer() call failed."));
        });
  }

  @Test
  @DisplayName("TRANSPORT-08 an exception in bufferUpdated is fatal")
  void bufferUpdatedFails() {
    var failing =
        new Filling(ByteBuffer.allocate(10)) {
          @Override
          public void bufferUpdated(int count) {
            throw new IllegalStateException("no use for it");
          }
        };
    Pair.of(
        new Recorder(),
        failing,
        pair -> {
          var reports = reports();
          pair.client().write(new byte[1]);
          until(() -> failing.lost);
          assertThat(failing.lostBecause).hasMessage("no use for it");
          assertThat(reports).hasSize(1);
        });
  }

  @Test
  @DisplayName("TRANSPORT-09 the kind of protocol can change while data comes")
  void switches() {
    var recorder = new Recorder();
    var filling = new Filling(ByteBuffer.allocate(100));
    Pair.of(
        new Recorder(),
        recorder,
        pair -> {
          pair.client().write(new byte[] {1});
          until(() -> recorder.received.size() == 1);
          pair.server().setProtocol(filling);
          assertThat(pair.server().protocol()).isSameAs(filling);
          pair.client().write(new byte[] {2});
          until(() -> filling.received.size() == 1);
          pair.server().setProtocol(recorder);
          pair.client().write(new byte[] {3});
          pair.client().close();
          until(recorder::isLost);
          assertThat(recorder.received.toByteArray()).containsExactly(1, 3);
          assertThat(filling.received.toByteArray()).containsExactly(2);
          assertThat(filling.lost).isFalse();
        });
  }
}
