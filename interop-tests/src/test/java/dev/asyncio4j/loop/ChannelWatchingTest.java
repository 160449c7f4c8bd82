package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.loop.SocketPair.datagram;
import static dev.asyncio4j.loop.SocketPair.listening;
import static dev.asyncio4j.loop.SocketPair.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.ContextVar;
import dev.asyncio4j.testing.Loops;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.DatagramProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChannelWatchingTest {
  private final Trail trail = Trail.create();

  private static void settle() {
    await(sleep(Duration.ofMillis(5)));
  }

  private static void send(SocketPair pair, int b) throws IOException {
    pair.right().write(ByteBuffer.wrap(new byte[] {(byte) b}));
  }

  private static int read(SocketChannel channel) {
    var buffer = ByteBuffer.allocate(1);
    try {
      channel.read(buffer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return buffer.get(0);
  }

  @Test
  @DisplayName("SOCK-04 addReader replaces an older callback")
  void addReaderReplaces() {
    onLoop(
        (loop, pair) -> {
          loop.addReader(pair.left(), trail.adding("old"));
          send(pair, 1);
          loop.addReader(pair.left(), () -> trail.add("new " + read(pair.left())));
          settle();
          trail.assertIs("new 1");
          assertThat(loop.removeReader(pair.left())).isTrue();
        });
  }

  @Test
  @DisplayName("SOCK-04 an older callback that is queued already does not run any more")
  void replacedWhileQueued() {
    onLoop(
        (loop, pair) -> {
          try (var other = SocketPair.open()) {
            // Both are readable in one pass; whoever comes first replaces the other's callback.
            loop.addReader(pair.left(), () -> replace(loop, pair.left(), other.left()));
            loop.addReader(other.left(), () -> replace(loop, other.left(), pair.left()));
            send(pair, 1);
            send(other, 1);
            settle();
            trail.assertIs("replaced");
            loop.removeReader(pair.left());
            loop.removeReader(other.left());
          }
        });
  }

  private void replace(EventLoop loop, SocketChannel own, SocketChannel other) {
    trail.add("replaced");
    read(own);
    loop.addReader(other, () -> read(other));
  }

  @Test
  @DisplayName("SOCK-04 removeReader and removeWriter say whether a callback was there")
  void removeSaysWhether() {
    onLoop(
        (loop, pair) -> {
          assertThat(loop.removeReader(pair.left())).isFalse();
          assertThat(loop.removeWriter(pair.left())).isFalse();
          loop.addReader(pair.left(), () -> {});
          assertThat(loop.removeWriter(pair.left())).isFalse();
          assertThat(loop.removeReader(pair.left())).isTrue();
          assertThat(loop.removeReader(pair.left())).isFalse();
          loop.addWriter(pair.left(), () -> {});
          assertThat(loop.removeReader(pair.left())).isFalse();
          assertThat(loop.removeWriter(pair.left())).isTrue();
        });
  }

  @Test
  @DisplayName("SOCK-05 readers and writers on a channel owned by a transport are refused")
  void transportsChannel() throws IOException {
    var channel = datagram();
    onLoop(
        (loop, pair) -> {
          var endpoint =
              await(loop.createDatagramEndpoint(() -> new DatagramProtocol() {}, channel));
          var words =
              "File descriptor " + channel + " is used by transport " + endpoint.transport();
          refused(words, () -> loop.addReader(channel, () -> {}));
          refused(words, () -> loop.addWriter(channel, () -> {}));
          refused(words, () -> loop.removeReader(channel));
          refused(words, () -> loop.removeWriter(channel));
          endpoint.transport().close();
          settle();
          assertThat(loop.removeReader(channel)).isFalse();
        });
  }

  private static void refused(String words, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(words);
  }

  @Test
  void channelsThatCannotBeWatched() throws IOException {
    var pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink();
        var blocking = DatagramChannel.open()) {
      source.configureBlocking(false);
      sink.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            pair.left().close();
            rejected(loop, pair.left(), "Invalid file descriptor");
            rejected(loop, blocking, "the socket must be non-blocking");
            assertThatThrownBy(() -> loop.addReader(sink, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
            assertThatThrownBy(() -> loop.addWriter(source, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be written");
          });
    }
  }

  private static void rejected(EventLoop loop, SelectableChannel channel, String words) {
    assertThatThrownBy(() -> loop.addReader(channel, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(words);
    assertThat(loop.removeReader(channel)).isFalse();
  }

  @Test
  void aClosedLoopWatchesNothing() throws IOException {
    var loop = Loops.virtualLoop();
    loop.close();
    try (var channel = datagram()) {
      assertThatThrownBy(() -> loop.addReader(channel, () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Event loop is closed");
      assertThat(loop.removeReader(channel)).isFalse();
      assertThat(loop.removeWriter(channel)).isFalse();
    }
  }

  @Test
  void anUnreadChannelCallsInEveryPass() {
    onLoop(
        (loop, pair) -> {
          send(pair, 1);
          loop.addReader(pair.left(), trail.adding("readable"));
          for (int i = 0; i < 10; i++) await(sleep(Duration.ofMillis(1)));
          loop.removeReader(pair.left());
          assertThat(trail.lines()).hasSizeGreaterThanOrEqualTo(9);
        });
  }

  @Test
  void serversAndConnectsAndPipes() throws IOException {
    var pipe = Pipe.open();
    try (var server = listening();
        var client = SocketChannel.open();
        var source = pipe.source();
        var sink = pipe.sink()) {
      client.configureBlocking(false);
      source.configureBlocking(false);
      sink.configureBlocking(false);
      onLoop(
          (loop, pair) -> {
            client.connect(server.getLocalAddress());
            loop.addWriter(client, () -> once(loop, "connected", () -> loop.removeWriter(client)));
            settle();
            assertThat(client.finishConnect()).isTrue();
            loop.addReader(server, () -> once(loop, "accept", () -> loop.removeReader(server)));
            settle();
            loop.addWriter(sink, () -> once(loop, "pipe out", () -> loop.removeWriter(sink)));
            settle();
            sink.write(ByteBuffer.wrap(new byte[1]));
            loop.addReader(source, () -> once(loop, "pipe in", () -> loop.removeReader(source)));
            settle();
            trail.assertIs("connected", "accept", "pipe out", "pipe in");
          });
    }
  }

  private void once(EventLoop loop, String event, Runnable remove) {
    trail.add(event);
    remove.run();
  }

  @Test
  void callbacksSeeTheContextOfTheCaller() {
    var name = ContextVar.create("name", "none");
    onLoop(
        (loop, pair) -> {
          name.set("caller");
          loop.addReader(pair.left(), () -> trail.add(name.get() + read(pair.left())));
          name.set("later");
          send(pair, 7);
          settle();
          loop.removeReader(pair.left());
          trail.assertIs("caller7");
        });
  }

  @Test
  void afterTheRemovalTheChannelIsFreeAtOnce() throws IOException {
    var channel = datagram();
    onLoop(
        (loop, pair) -> {
          for (int i = 0; i < 100; i++) { // again and again in one pass
            loop.addReader(channel, () -> {});
            loop.addWriter(channel, () -> {});
            loop.removeReader(channel);
            loop.removeWriter(channel);
          }
          channel.configureBlocking(true);
          var address = (InetSocketAddress) channel.getLocalAddress();
          channel.close();
          DatagramChannel.open().bind(address).close();
        });
  }

  @Test
  void aChannelThatIsClosedUnderItsCallbackIsCalledOnceMore() {
    onLoop(
        (loop, pair) -> {
          var left = pair.left();
          loop.addReader(left, () -> trail.add("open=" + left.isOpen()));
          settle();
          left.close();
          settle();
          settle();
          trail.assertIs("open=false");
          assertThat(loop.removeReader(left)).isFalse();
        });
  }

  @Test
  void removeAfterTheCloseEndsTheWatch() {
    onLoop(
        (loop, pair) -> {
          loop.addReader(pair.left(), trail.adding("called"));
          pair.left().close();
          assertThat(loop.removeReader(pair.left())).isTrue();
          settle();
          trail.assertIs();
        });
  }

  @Test
  void anExceptionOfTheCallbackIsReportedAndTheWatchGoesOn() {
    onLoop(
        (loop, pair) -> {
          var reports = Loops.reportsOf(getRunningLoop());
          loop.addReader(
              pair.left(),
              () -> {
                throw new IllegalStateException("read " + read(pair.left()));
              });
          send(pair, 1);
          settle();
          send(pair, 2);
          settle();
          loop.removeReader(pair.left());
          assertThat(reports)
              .extracting(r -> r.exception().getMessage())
              .contains("read 1", "read 2");
        });
  }
}
