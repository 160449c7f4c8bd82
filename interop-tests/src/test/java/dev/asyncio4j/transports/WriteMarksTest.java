package dev.asyncio4j.transports;

import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.transports.Pair.recorded;
import static dev.asyncio4j.transports.Pair.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteMarksTest {
  private static final int FILL = 1 << 20;

  /** Writes until the socket is full: from now on every byte is buffered. */
  private static void fillSocket(Pair<Recorder, Recorder> pair) {
    pair.server().pauseReading();
    pair.client().setWriteBufferLimits(Integer.MAX_VALUE, null);
    int before;
    do {
      before = pair.client().writeBufferSize();
      pair.client().write(new byte[FILL]);
    } while (pair.client().writeBufferSize() < before + FILL);
  }

  @Test
  @DisplayName("TRANSPORT-04 writing pauses once, inside write, and resumes once at the low mark")
  void pairedAndSynchronous() {
    recorded(
        pair -> {
          fillSocket(pair);
          var buffered = pair.client().writeBufferSize();
          pair.client().setWriteBufferLimits(buffered + 10, 5);
          var trail = pair.clientProtocol().trail;
          pair.client().write(new byte[10]);
          trail.assertIs("made");
          pair.client().write(new byte[1]);
          trail.assertIs("made", "pause");
          pair.client().write(new byte[100]);
          trail.assertIs("made", "pause");
          pair.server().resumeReading();
          until(() -> trail.lines().contains("resume"));
          assertThat(pair.client().writeBufferSize()).isLessThanOrEqualTo(5);
          until(() -> pair.client().writeBufferSize() == 0);
          trail.assertIs("made", "pause", "resume");
        });
  }

  @Test
  @DisplayName("TRANSPORT-04 lower marks pause at once")
  void lowerMarksPauseAtOnce() {
    recorded(
        pair -> {
          fillSocket(pair);
          pair.clientProtocol().trail.assertIs("made");
          pair.client().setWriteBufferLimits(1, null);
          pair.clientProtocol().trail.assertIs("made", "pause");
        });
  }

  static List<Throwable> failures() {
    return List.of(new IllegalStateException("no pause"), new AssertionError("no pause"));
  }

  @ParameterizedTest(name = "TRANSPORT-04 what pauseWriting throws is reported, and all lives: {0}")
  @MethodSource("failures")
  void failingPause(Throwable failure) {
    recorded(
        pair -> {
          fillSocket(pair);
          var reports = reports();
          pair.client()
              .setProtocol(
                  new Recorder() {
                    @Override
                    public void pauseWriting() {
                      if (failure instanceof Error error) throw error;
                      throw (RuntimeException) failure;
                    }
                  });
          pair.client().setWriteBufferLimits(0, null);
          assertThat(reports)
              .singleElement()
              .satisfies(
                  report -> {
                    assertThat(report.message()).isEqualTo("protocol.pauseWriting() failed");
                    assertThat(report.exception()).isSameAs(failure);
                  });
          assertThat(pair.client().isClosing()).isFalse();
        });
  }

  @Test
  @DisplayName("TRANSPORT-05 the marks are 64 KiB and a quarter, or what is set")
  void limits() {
    recorded(
        pair -> {
          var client = pair.client();
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(16384, 65536));
          client.setWriteBufferLimits(1000, null);
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(250, 1000));
          client.setWriteBufferLimits(null, 100);
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(100, 400));
          client.setWriteBufferLimits(300, 200);
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(200, 300));
          client.setWriteBufferLimits(null, null);
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(16384, 65536));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> client.setWriteBufferLimits(1, 2))
              .withMessage("high (1) must be >= low (2) must be >= 0");
          assertThatIllegalArgumentException().isThrownBy(() -> client.setWriteBufferLimits(1, -1));
          assertThat(client.writeBufferLimits()).isEqualTo(new BufferLimits(16384, 65536));
        });
  }

  @Test
  @DisplayName("TRANSPORT-05 marks of zero pause whenever anything is buffered")
  void zeroMarks() {
    recorded(
        pair -> {
          var trail = pair.clientProtocol().trail;
          pair.client().setWriteBufferLimits(0, 0);
          pair.client().write(new byte[1]);
          trail.assertIs("made"); // the socket took it
          pair.client().write(new byte[16 << 20]);
          trail.assertIs("made", "pause");
          until(() -> trail.lines().contains("resume"));
          assertThat(pair.client().writeBufferSize()).isZero();
        });
  }
}
