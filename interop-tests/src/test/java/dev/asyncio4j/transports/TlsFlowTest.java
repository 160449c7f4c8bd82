package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.flood;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Back-pressure under TLS, both ways. */
class TlsFlowTest {
  @Test
  void aSlowReaderStopsTheWriterAndCostsBoundedMemory() {
    connected(
        clientOptions().limit(1),
        serverOptions(),
        (client, server) -> {
          var sent = flood(server.writer());
          assertThat(server.writer().transport().writeBufferSize())
              .isBetween(512 * 1024 + 1, 544 * 1024);
          var received = 0L; // and nothing of it is lost
          while (received < sent) {
            received += await(client.reader().read(1 << 16)).length;
          }
          assertThat(received).isEqualTo(sent);
        });
  }

  /** Takes a few bytes at a time, and pauses after each. */
  private static final class Sipping implements BufferedProtocol {
    final ByteBuffer sip = ByteBuffer.allocate(7);
    final StringBuilder all = new StringBuilder();
    final dev.asyncio4j.Future<String> done = getRunningLoop().createFuture();
    Transport transport;
    boolean paused;

    @Override
    public void connectionMade(Transport made) {
      transport = made;
    }

    @Override
    public ByteBuffer getBuffer(int sizeHint) {
      assertThat(paused).isFalse();
      return sip.clear();
    }

    @Override
    public void bufferUpdated(int count) {
      all.append(text(java.util.Arrays.copyOf(sip.array(), count)));
      transport.pauseReading();
      assertThat(transport.isReading()).isFalse();
      paused = true;
      getRunningLoop()
          .callSoon(
              () -> {
                paused = false;
                transport.resumeReading();
              });
    }

    @Override
    public boolean eofReceived() {
      done.setResult(all.toString());
      return false;
    }
  }

  @Test
  @DisplayName("TRANSPORT-09 under TLS a buffered protocol gets its bytes when it wants them")
  void bufferedProtocolThatPauses() {
    run(
        async(
            () -> {
              var data = "0123456789".repeat(300);
              var server =
                  await(
                      startServer(
                          (r, w) -> {
                            for (int i = 0; i < 10; i++) w.write(bytes(data));
                            w.close();
                          },
                          LOOPBACK,
                          0,
                          serverOptions()));
              var endpoint =
                  await(
                      getRunningLoop()
                          .createConnection(Sipping::new, LOOPBACK, port(server), clientOptions()));
              assertThat(await(endpoint.protocol().done)).isEqualTo(data.repeat(10));
              server.close();
              await(server.waitClosed());
            }));
  }
}
