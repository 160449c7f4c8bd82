package dev.asyncio4j.transports;

import static dev.asyncio4j.transports.Pair.recorded;
import static dev.asyncio4j.transports.Pair.settle;
import static dev.asyncio4j.transports.Pair.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransportTest {
  private static final int MUCH = 16 << 20;

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  @DisplayName("TRANSPORT-01 made, data, eof and lost come in this order, each once")
  void order() {
    recorded(
        pair -> {
          pair.client().write(bytes("hello"));
          pair.client().close();
          until(pair.serverProtocol()::isLost);
          pair.server().close();
          pair.server().abort();
          settle();
          pair.serverProtocol().trail.assertIs("made", "data", "eof", "lost");
          pair.clientProtocol().trail.assertIs("made", "lost");
          assertThat(pair.serverProtocol().text()).isEqualTo("hello");
          assertThat(pair.serverProtocol().lostBecause).isNull();
        });
  }

  @Test
  @DisplayName("TRANSPORT-01 a reset connection is lost once, with the error")
  void lostOnceWithTheError() {
    recorded(
        pair -> {
          var channel =
              (SocketChannel) pair.client().extraInfo(TransportInfo.CHANNEL).orElseThrow();
          channel.setOption(StandardSocketOptions.SO_LINGER, 0);
          pair.client().abort();
          until(pair.serverProtocol()::isLost);
          pair.server().write(new byte[1]);
          settle();
          pair.serverProtocol().trail.assertIs("made", "lost");
          assertThat(pair.serverProtocol().lostBecause).hasMessageStartingWith("Connection lost");
        });
  }

  @Test
  @DisplayName("TRANSPORT-02 close sends what is buffered first, and may be repeated")
  void closeFlushes() {
    recorded(
        pair -> {
          pair.client().write(new byte[MUCH]);
          assertThat(pair.client().writeBufferSize()).isPositive();
          pair.client().close();
          pair.client().close();
          assertThat(pair.client().isClosing()).isTrue();
          assertThat(pair.clientProtocol().isLost()).isFalse();
          until(pair.serverProtocol()::isLost);
          assertThat(pair.serverProtocol().received.size()).isEqualTo(MUCH);
          pair.clientProtocol().trail.assertIs("made", "pause", "resume", "lost");
        });
  }

  @Test
  @DisplayName("TRANSPORT-02 abort drops what is buffered, also after close, and may be repeated")
  void abortDrops() {
    recorded(
        pair -> {
          pair.server().pauseReading();
          pair.client().write(new byte[MUCH]);
          pair.client().close();
          pair.client().abort();
          pair.client().abort();
          assertThat(pair.client().writeBufferSize()).isZero();
          until(pair.clientProtocol()::isLost);
          pair.server().resumeReading();
          until(pair.serverProtocol()::isLost);
          assertThat(pair.serverProtocol().received.size()).isLessThan(MUCH);
          pair.clientProtocol().trail.assertIs("made", "pause", "lost");
          assertThat(pair.clientProtocol().lostBecause).isNull();
        });
  }

  @Test
  @DisplayName("TRANSPORT-03 pauseReading and resumeReading may be repeated; data waits meanwhile")
  void pauseReading() {
    recorded(
        pair -> {
          pair.server().pauseReading();
          pair.server().pauseReading();
          assertThat(pair.server().isReading()).isFalse();
          pair.client().write(bytes("later"));
          settle();
          assertThat(pair.serverProtocol().text()).isEmpty();
          pair.server().resumeReading();
          pair.server().resumeReading();
          assertThat(pair.server().isReading()).isTrue();
          until(() -> pair.serverProtocol().text().equals("later"));
        });
  }

  @Test
  @DisplayName("TRANSPORT-03 reading can be paused in connectionMade")
  void pausedInConnectionMade() {
    var paused =
        new Recorder() {
          @Override
          public void connectionMade(Transport transport) {
            super.connectionMade(transport);
            transport.pauseReading();
          }
        };
    Pair.of(
        new Recorder(),
        paused,
        pair -> {
          pair.client().write(bytes("later"));
          settle();
          paused.trail.assertIs("made");
          pair.server().resumeReading();
          until(() -> paused.text().equals("later"));
        });
  }

  @Test
  @DisplayName("TRANSPORT-03 a transport that closes does not read, whatever is asked of it")
  void closing() {
    recorded(
        pair -> {
          pair.server().pauseReading();
          pair.server().close();
          pair.server().resumeReading();
          pair.server().pauseReading();
          assertThat(pair.server().isReading()).isFalse();
        });
  }

  @Test
  @DisplayName("TRANSPORT-06 eofReceived decides whether the write side stays open")
  void keepOpen() {
    var open =
        new Recorder() {
          @Override
          public boolean eofReceived() {
            super.eofReceived();
            return true;
          }
        };
    Pair.of(
        new Recorder(),
        open,
        pair -> {
          pair.client().writeEof();
          until(() -> open.trail.lines().contains("eof"));
          settle();
          assertThat(pair.server().isClosing()).isFalse();
          assertThat(pair.server().isReading()).isFalse();
          pair.server().write(bytes("answer"));
          pair.server().close();
          until(pair.clientProtocol()::isLost);
          assertThat(pair.clientProtocol().text()).isEqualTo("answer");
          open.trail.assertIs("made", "eof", "lost");
        });
  }

  @Test
  @DisplayName("TRANSPORT-06 without a protocol that wants it open, the transport closes at EOF")
  void closesAtEof() {
    recorded(
        pair -> {
          assertThat(pair.client().canWriteEof()).isTrue();
          pair.client().writeEof();
          pair.client().writeEof();
          until(pair.serverProtocol()::isLost);
          pair.serverProtocol().trail.assertIs("made", "eof", "lost");
        });
  }

  @Test
  void aProtocolOfAnotherKindIsRefused() {
    recorded(
        pair ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> pair.client().setProtocol(new DatagramProtocol() {}))
                .withMessageContaining("must be a Protocol or BufferedProtocol"));
  }
}
