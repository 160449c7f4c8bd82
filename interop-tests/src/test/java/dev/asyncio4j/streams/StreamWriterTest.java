package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Ends.buffered;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.connected;
import static dev.asyncio4j.testing.Ends.send;
import static dev.asyncio4j.testing.Ends.settle;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamWriterTest {
  /** More than the kernel's buffers of both sockets hold. */
  private static final int MUCH = 16 << 20;

  @Test
  @DisplayName("STREAM-15 ten tasks may wait in drain at the same time")
  void manyDrains() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[MUCH]);
          var drains =
              IntStream.range(0, 10).mapToObj(i -> createTask(client.writer().drain())).toList();
          settle();
          assertThat(drains).noneMatch(Task::done);
          assertThat(await(server.reader().readExactly(MUCH))).hasSize(MUCH);
          await(gather(drains));
        });
  }

  @Test
  @DisplayName("STREAM-15 of many that drain, one can be cancelled alone")
  void cancelOneDrain() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[MUCH]);
          var cancelled = createTask(client.writer().drain());
          var other = createTask(client.writer().drain());
          await(sleep(Duration.ZERO));
          cancelled.cancel();
          await(server.reader().readExactly(MUCH));
          await(other);
          assertThat(cancelled.cancelled()).isTrue();
        });
  }

  @Test
  @DisplayName("STREAM-16 writing and draining to a closed peer ends with an error")
  void drainRaisesWhenThePeerIsGone() {
    connected(
        (client, server) -> {
          server.close();
          assertThatThrownBy(
                  () -> {
                    for (int i = 0; i < 1000; i++) {
                      client.writer().write(bytes("data"));
                      await(client.writer().drain());
                    }
                  })
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageStartingWith("Connection lost");
        });
  }

  @Test
  @DisplayName("STREAM-17 writing and draining after close raises a connection reset")
  void drainAfterClose() {
    connected(
        (client, server) -> {
          client.writer().close();
          client.writer().write(bytes("ignored"));
          assertThatThrownBy(() -> await(client.writer().drain()))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(SocketException.class)
              .hasMessageStartingWith("Connection lost")
              .hasMessageContaining("127.0.0.1");
        });
  }

  @Test
  @DisplayName("STREAM-18 close and waitClosed work with unread data; the reader then sees EOF")
  void closeWithUnreadData() {
    connected(
        (client, server) -> {
          send(server, "first\nunread");
          assertThat(text(await(client.reader().readLine()))).isEqualTo("first\n");
          client.writer().close();
          assertThat(client.writer().isClosing()).isTrue();
          await(client.writer().waitClosed());
          assertThat(text(await(client.reader().read(-1)))).isEqualTo("unread");
          assertThat(client.reader().atEof()).isTrue();
        });
  }

  @Test
  @DisplayName("STREAM-18 a task that reads sees EOF when the writer is closed")
  void closeWakesTheReader() {
    connected(
        (client, server) -> {
          var waiting = createTask(client.reader().read(1));
          await(sleep(Duration.ZERO));
          client.writer().close();
          assertThat(await(waiting)).isEmpty();
        });
  }

  @Test
  @DisplayName("TRANSPORT-02 close sends what is buffered first")
  void closeFlushes() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[MUCH]);
          client.writer().close();
          client.writer().close();
          assertThat(buffered(client.writer())).isPositive();
          assertThat(await(server.reader().read(-1))).hasSize(MUCH);
          await(client.writer().waitClosed());
        });
  }

  @Test
  @DisplayName("TRANSPORT-03 a reader that is behind stops its transport, and starts it again")
  void pausedReadingResumes() {
    connected(
        ConnectOptions.defaults().limit(1024),
        (client, server) -> {
          server.writer().write(new byte[MUCH]);
          var drain = createTask(server.writer().drain());
          settle();
          assertThat(drain.done()).isFalse();
          assertThat(await(client.reader().readExactly(MUCH))).hasSize(MUCH);
          await(drain);
        });
  }

  @Test
  @DisplayName("TRANSPORT-04 writers pause strictly above 64 KiB and resume at or below 16 KiB")
  void waterMarks() {
    connected(
        (client, server) -> {
          var writer = client.writer();
          var chunk = new byte[1024];
          long before = 0;
          Task<?> drain;
          do {
            before = buffered(writer);
            writer.write(chunk);
            drain = createTask(writer.drain());
            await(sleep(Duration.ZERO));
            await(sleep(Duration.ZERO));
          } while (drain.done());
          assertThat(before).isLessThanOrEqualTo(64 * 1024);
          assertThat(buffered(writer)).isGreaterThan(64 * 1024);
          while (!drain.done()) await(server.reader().read(4096));
          assertThat(buffered(writer)).isLessThanOrEqualTo(16 * 1024);
        });
  }

  @Test
  @DisplayName("TRANSPORT-06 the peer's EOF leaves the write side open")
  void halfClose() {
    connected(
        (client, server) -> {
          assertThat(client.writer().canWriteEof()).isTrue();
          client.writer().write(bytes("question"));
          client.writer().writeEof();
          client.writer().writeEof();
          assertThat(text(await(server.reader().read(-1)))).isEqualTo("question");
          server.writer().write(bytes("answer"));
          server.close();
          assertThat(text(await(client.reader().read(-1)))).isEqualTo("answer");
        });
  }

  @Test
  @DisplayName("TRANSPORT-06 EOF is sent after what is buffered")
  void eofAfterTheBuffer() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[MUCH]);
          client.writer().writeEof();
          assertThat(await(server.reader().read(-1))).hasSize(MUCH);
        });
  }

  @Test
  @DisplayName("TRANSPORT-07 write after writeEof fails; write of nothing does nothing")
  void writeAfterEof() {
    connected(
        (client, server) -> {
          client.writer().write(new byte[0]);
          client.writer().writeEof();
          assertThatIllegalStateException()
              .isThrownBy(() -> client.writer().write(bytes("x")))
              .withMessageStartingWith("Cannot call write() after writeEof()");
        });
  }

  @Test
  void bytesArriveInOrderAndUnchanged() {
    connected(
        (client, server) -> {
          var sent = new byte[MUCH];
          for (int i = 0; i < sent.length; i++) sent[i] = (byte) (i * 31 + (i >> 8));
          var writing =
              createTask(
                  async(
                      () -> {
                        var step = 70_001;
                        for (int at = 0; at < sent.length; at += step) {
                          var end = Math.min(sent.length, at + step);
                          var chunk = Arrays.copyOfRange(sent, at, end);
                          client.writer().write(chunk);
                          Arrays.fill(chunk, (byte) 0); // the array is the caller's again
                          if (at % 3 == 0) await(client.writer().drain());
                        }
                        client.writer().close();
                      }));
          assertThat(await(server.reader().read(-1))).isEqualTo(sent);
          await(writing);
        });
  }

  @Test
  void extraInfo() {
    connected(
        (client, server) -> {
          var here = client.writer().extraInfo(TransportInfo.LOCAL_ADDRESS).orElseThrow();
          var there = server.writer().extraInfo(TransportInfo.PEER_ADDRESS).orElseThrow();
          assertThat(there).isEqualTo(here).isInstanceOf(InetSocketAddress.class);
          client.close();
          assertThat(client.writer().extraInfo(TransportInfo.LOCAL_ADDRESS)).hasValue(here);
          var channel = client.writer().extraInfo(TransportInfo.CHANNEL).orElseThrow();
          assertThat(channel.isOpen()).as("close waits in a coroutine").isFalse();
        });
  }
}
