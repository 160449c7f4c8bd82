package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.loop.SocketPair.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.transports.Protocol;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A file on a socket of one's own: whose the socket is meanwhile, and afterwards. */
class SockSendFileTest extends FileSending {
  private interface Body {
    void run(EventLoop loop, SocketPair pair, Task<Long> sending) throws Exception;
  }

  /** Runs {@code body} while the file goes to the left socket: it waits for a reader. */
  private void whileSending(Body body) throws Exception {
    try (var file = FileChannel.open(path)) {
      onLoop(
          (loop, pair) -> {
            var sending = createTask(loop.sockSendFile(pair.left(), file, WHOLE));
            await(sleep(Duration.ofMillis(20)));
            assertThat(sending.done()).isFalse();
            body.run(loop, pair, sending);
          });
    }
  }

  /** Its mode cannot be changed, and it takes no callback, while somebody else watches it. */
  private static void isFree(EventLoop loop, SocketChannel socket) throws Exception {
    assertThat(loop.removeWriter(socket)).isFalse();
    socket.configureBlocking(true);
    socket.configureBlocking(false);
    Future<String> writable = loop.createFuture();
    loop.addWriter(
        socket,
        () -> {
          loop.removeWriter(socket);
          writable.setResult("");
        });
    await(writable);
  }

  @Test
  void whenFinishedItFreesTheSocket() throws Exception {
    whileSending(
        (loop, pair, sending) -> {
          for (int left = content.length; left > 0; ) {
            left -= await(loop.sockRecv(pair.right(), 1 << 20)).length;
          }
          assertThat(await(sending)).isEqualTo(content.length);
          isFree(loop, pair.left());
        });
  }

  @Test
  @DisplayName("SOCK-01 a cancelled sockSendFile frees the socket")
  void cancelled() throws Exception {
    whileSending(
        (loop, pair, sending) -> {
          sending.cancel();
          assertThatThrownBy(() -> await(sending)).isInstanceOf(CancelledError.class);
          assertThat(pair.left().isRegistered()).isFalse();
          var draining = createTask(loop.sockRecv(pair.right(), 1 << 20));
          isFree(loop, pair.left());
          assertThat(await(draining)).isNotEmpty();
        });
  }

  @Test
  void anotherCallTakesItsPlace() throws Exception {
    whileSending(
        (loop, pair, sending) -> {
          var other = createTask(loop.sockSendAll(pair.left(), new byte[32 << 20]));
          await(sleep(Duration.ZERO));
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("sockSendFile on " + pair.left())
              .hasMessageContaining("was ended by another call");
          while (!other.done()) await(loop.sockRecv(pair.right(), 1 << 20));
          await(other);
          isFree(loop, pair.left());
        });
  }

  @Test
  void closingTheSocketEndsIt() throws Exception {
    whileSending(
        (loop, pair, sending) -> {
          pair.left().close();
          assertThatThrownBy(() -> await(sending))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(ClosedChannelException.class)
              .hasMessageEndingWith("the channel is closed");
        });
  }

  @Test
  void aTransportsSocketIsRefused() throws Exception {
    try (var file = FileChannel.open(path)) {
      onLoop(
          (loop, pair) -> {
            var options = ConnectOptions.defaults();
            var endpoint =
                await(loop.createConnection(() -> new Protocol() {}, pair.left(), options));
            assertThatIllegalStateException()
                .isThrownBy(() -> await(loop.sockSendFile(pair.left(), file, WHOLE)))
                .withMessageStartingWith("File descriptor ");
            endpoint.transport().close();
          });
    }
  }
}
