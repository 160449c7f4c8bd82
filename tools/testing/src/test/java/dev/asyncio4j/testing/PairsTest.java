package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.IncompleteReadException;
import dev.asyncio4j.lowlevel.VirtualTime;
import dev.asyncio4j.transports.BufferedProtocol;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@AsyncTesting
class PairsTest {
  private static final PairOptions USUAL = PairOptions.defaults();

  private static String text(byte[] data) {
    return new String(data);
  }

  @Test
  @DisplayName("TST-18 what one end writes the other reads, both ways, with its end")
  void carriesBytes() {
    try (var pair = Pairs.connections()) {
      pair.left().writer().write("hello\n");
      assertThat(text(await(pair.right().reader().readLine()))).isEqualTo("hello\n");
      pair.right().writer().write("you");
      pair.right().writer().writeEof();
      assertThat(text(await(pair.left().reader().read(-1)))).isEqualTo("you");
      pair.left().writer().write("still");
      assertThat(text(await(pair.right().reader().readExactly(5)))).isEqualTo("still");
    }
  }

  @Test
  @DisplayName("TST-18 a write after the end is refused, as a socket refuses it")
  void refusesAWriteAfterTheEnd() {
    try (var pair = Pairs.connections()) {
      pair.left().writer().writeEof();
      assertThatThrownBy(() -> pair.left().writer().write("more"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Cannot call write() after writeEof()");
    }
  }

  @Test
  @DisplayName("TST-18 an end in the middle of a message gives what came, and says so")
  void tellsOfAnEndInMidMessage() {
    try (var pair = Pairs.connections()) {
      pair.left().writer().write("12345");
      pair.left().writer().close();
      var error =
          AsyncTests.assertFails(
              IncompleteReadException.class, pair.right().reader().readExactly(10));
      assertThat(text(error.partial())).isEqualTo("12345");
    }
  }

  @Test
  @DisplayName("TST-18 drain waits for a reader that is slow, and no byte is lost")
  void drainWaits(Trail trail) {
    try (var pair = Pairs.connections(USUAL.highWater(1000).limit(1000))) {
      var data = new byte[300_000];
      for (int i = 0; i < data.length; i++) data[i] = (byte) i;
      VoidBody writes =
          () -> {
            pair.left().writer().write(data);
            await(pair.left().writer().drain());
            trail.add("drained");
          };
      var task = createTask(async(writes));
      await(AsyncTests.idle());
      trail.assertIs();
      assertThat(await(pair.right().reader().readExactly(data.length))).isEqualTo(data);
      await(task);
      trail.assertIs("drained");
    }
  }

  @Test
  @DisplayName("TST-18 the marks tell the protocol to pause once, and to go on once")
  void tellsOfTheMarks(Trail trail) {
    var slow = new Told("slow", trail);
    var writer = new Told("writer", trail);
    try (var pair = Pairs.transports(writer, slow, USUAL.highWater(10))) {
      pair.right().pauseReading();
      pair.left().write(new byte[200_000]);
      pair.left().write(new byte[1]);
      await(AsyncTests.idle());
      trail.assertIs("writer made", "slow made", "writer pauses");
      assertThat(pair.left().writeBufferSize()).isPositive();
      trail.clear();
      pair.right().resumeReading();
      await(AsyncTests.idle());
      assertThat(slow.count).isEqualTo(200_001);
      trail.assertIs("writer goes on");
    }
  }

  @Test
  @DisplayName("TST-18 abort with bytes unread at the other end resets; close ends the stream")
  void resets(Trail trail) {
    var left = new Told("left", trail);
    var right = new Told("right", trail);
    var pair = Pairs.transports(left, right, USUAL);
    pair.left().write(new byte[5]);
    pair.right().pauseReading();
    await(AsyncTests.idle());
    trail.clear();
    pair.right().abort();
    await(AsyncTests.idle());
    trail.assertIs("right lost", "left lost: Connection reset");
  }

  @Test
  @DisplayName("TST-18 eofReceived decides whether the transport closes")
  void closesAtTheEnd(Trail trail) {
    var left = new Told("left", trail);
    var right = new Told("right", trail);
    var pair = Pairs.transports(left, right, USUAL);
    pair.left().write("x".getBytes());
    pair.left().close();
    await(AsyncTests.idle());
    trail.assertIs("left made", "right made", "left lost", "right eof", "right lost");
    assertThat(right.count).isEqualTo(1);
    assertThat(pair.right().isClosing()).isTrue();
  }

  @Test
  @DisplayName("TST-18 latency and bandwidth count in virtual time, exactly")
  void takesTime(VirtualTime time) {
    var far = USUAL.latency(Duration.ofMillis(50)).bandwidth(1000);
    try (var pair = Pairs.connections(far)) {
      pair.left().writer().write(new byte[2000]);
      await(pair.right().reader().readExactly(2000));
      assertThat(time.now()).isEqualTo(Duration.ofMillis(2050));
    }
  }

  @Test
  @DisplayName("TST-18 addresses are those of the options")
  void hasAddresses() {
    var left = InetSocketAddress.createUnresolved("a", 1);
    var right = InetSocketAddress.createUnresolved("b", 2);
    try (var pair = Pairs.connections(USUAL.addresses(left, right))) {
      assertThat(pair.left().writer().peer()).contains(right);
      assertThat(pair.right().writer().extraInfo(TransportInfo.LOCAL_ADDRESS)).contains(right);
      assertThat(pair.left().writer().extraInfo(TransportInfo.CHANNEL)).isEmpty();
    }
  }

  @Test
  @DisplayName("TST-19 pieces of any size are the same stream")
  void comesInPieces() {
    for (var chunks :
        List.of(Chunks.ONE_BYTE, Chunks.sizes(3, 1), Chunks.random(7), Chunks.WHOLE)) {
      try (var pair = Pairs.connections(USUAL.chunks(chunks))) {
        pair.left().writer().write("one\r\ntwo\r\n");
        pair.left().writer().writeEof();
        var lines = new ArrayList<String>();
        for (var line : dev.asyncio4j.Asyncio.each(pair.right().reader().lines()))
          lines.add(text(line));
        assertThat(lines).containsExactly("one\r\n", "two\r\n");
      }
    }
  }

  @Test
  @DisplayName("TST-19 a buffered protocol fills its own buffers")
  void fillsBuffers() {
    var got = new StringBuilder();
    var protocol =
        new BufferedProtocol() {
          private final ByteBuffer buffer = ByteBuffer.allocate(4);

          @Override
          public ByteBuffer getBuffer(int sizeHint) {
            return buffer.clear();
          }

          @Override
          public void bufferUpdated(int count) {
            got.append(new String(buffer.array(), 0, count));
          }
        };
    try (var pair = Pairs.transports(new Protocol() {}, protocol, USUAL)) {
      pair.left().write("hello world".getBytes());
      await(AsyncTests.idle());
    }
    assertThat(got.toString()).isEqualTo("hello world");
  }

  @Test
  @DisplayName("TST-18 options that make no sense are refused")
  void refusesOptions() {
    assertThatThrownBy(() -> USUAL.limit(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> USUAL.latency(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Chunks.sizes()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Chunks.sizes(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A protocol that tells what it is told. */
  private static final class Told implements Protocol {
    private final String name;
    private final Trail trail;
    int count;

    Told(String name, Trail trail) {
      this.name = name;
      this.trail = trail;
    }

    @Override
    public void connectionMade(Transport transport) {
      trail.add(name + " made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      count += data.remaining();
    }

    @Override
    public boolean eofReceived() {
      trail.add(name + " eof");
      return false;
    }

    @Override
    public void connectionLost(@Nullable Throwable error) {
      trail.add(name + " lost" + (error == null ? "" : ": " + error.getCause().getMessage()));
    }

    @Override
    public void pauseWriting() {
      trail.add(name + " pauses");
    }

    @Override
    public void resumeWriting() {
      trail.add(name + " goes on");
    }
  }
}
