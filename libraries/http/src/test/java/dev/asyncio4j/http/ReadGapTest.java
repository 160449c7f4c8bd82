package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.transports.Transport;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The limit of gaps in what comes, on a wire without a network, in virtual time. */
class ReadGapTest {
  private static final int BUFFER = 1000;

  private final List<String> calls = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 12);

  private final WireOwner owner =
      new WireOwner() {
        @Override
        public void received(Wire wire) {}

        @Override
        public void lost(Wire wire) {}

        @Override
        public ByteBuffer buffer() {
          return buffer;
        }
      };

  private Wire wire() {
    var key = new PoolKey("h", 80, false, null, null, null, null, Headers.create());
    var wire = new Wire(getRunningLoop(), key, owner);
    wire.connectionMade(
        (Transport)
            Proxy.newProxyInstance(
                Transport.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (transport, method, args) -> {
                  calls.add(method.getName());
                  return method.getReturnType() == boolean.class ? false : null;
                }));
    return wire;
  }

  private static void arrive(Wire wire, byte[] data) {
    wire.getBuffer(data.length).put(data);
    wire.bufferUpdated(data.length);
  }

  @AsyncTest
  @DisplayName(
      "HTTP-C-24: sockRead does not count while the reader pauses, and does again after it")
  void pausedReader() {
    Wire wire = wire();
    var plan = new Reception.Plan(HeadLimits.DEFAULTS, false, false, true, BUFFER, seconds(5));
    Reception reception = wire.begin(plan);
    wire.uploaded();
    reception.watchGaps();
    pause(4);
    arrive(wire, "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n".getBytes(ISO_8859_1));
    pause(4);
    arrive(wire, new byte[2 * BUFFER]);
    assertThat(calls).contains("pauseReading");
    pause(100);
    assertThat(await(reception.body().readExactly(2 * BUFFER))).hasSize(2 * BUFFER);
    assertThat(calls).contains("resumeReading").doesNotContain("abort");
    var start = now();
    assertFails(SocketTimeoutException.class, reception.body().read(-1));
    assertThat(secondsSince(start)).isEqualTo(5);
    assertThat(calls).contains("abort");
  }
}
