package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static java.nio.channels.SelectionKey.OP_CONNECT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of a library's own in the loop's selector. */
@ExtendWith(NothingLeftBehind.class)
class LoopPortChannelTest {
  /** In real time, for ten seconds at most. */
  private static void real(VoidBody body) {
    run(async(() -> timeout(Duration.ofSeconds(10), body)));
  }

  private static LoopPort port() {
    return LoopPort.of(getRunningLoop());
  }

  private static Pipe pipe() throws Exception {
    var pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    return pipe;
  }

  private static ByteBuffer bytes(int n) {
    return ByteBuffer.wrap(new byte[n]);
  }

  @Test
  @DisplayName("NETTY-C-01 a foreign server and a foreign client: eight megabytes there and back")
  void serverAndClient() {
    real(
        () -> {
          var data = new byte[8 << 20];
          new Random(1).nextBytes(data);
          try (var server = new ForeignEcho(port());
              var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            Future<byte[]> all = getRunningLoop().createFuture();
            var back = new ByteArrayOutputStream();
            var out = ByteBuffer.wrap(data);
            var in = ByteBuffer.allocate(1 << 16);
            var key = new AtomicReference<LoopPort.ChannelKey>();
            key.set(
                port()
                    .watch(
                        channel,
                        ops -> {
                          try {
                            if ((ops & OP_CONNECT) != 0) {
                              channel.finishConnect();
                              key.get().interestOps(OP_READ | OP_WRITE);
                            }
                            if ((ops & OP_WRITE) != 0) {
                              channel.write(out);
                              if (!out.hasRemaining()) key.get().interestOps(OP_READ);
                            }
                            if ((ops & OP_READ) == 0) return;
                            channel.read(in.clear());
                            back.write(in.array(), 0, in.position());
                            if (back.size() == data.length) all.setResult(back.toByteArray());
                          } catch (Exception e) {
                            all.setException(e);
                          }
                        }));
            channel.connect(server.address());
            key.get().interestOps(OP_CONNECT);
            assertThat(Arrays.equals(await(all), data)).isTrue();
            key.get().cancel();
            channel.close();
            while (server.closed == 0) await(sleep(Duration.ofMillis(1)));
          }
        });
  }

  @Test
  void theLibrarysStreamsTalkToAForeignServer() {
    real(
        () -> {
          try (var server = new ForeignEcho(port());
              var connection = await(openConnection("127.0.0.1", server.number))) {
            connection.writer().write("hello\n".getBytes());
            assertThat(await(connection.reader().readLine())).isEqualTo("hello\n".getBytes());
          }
        });
  }

  @Test
  @DisplayName("NETTY-C-02 a refused connection is told by OP_CONNECT")
  void refused() {
    real(
        () -> {
          int free;
          try (var server = new ForeignEcho(port())) {
            free = server.number;
          }
          passes(1); // the selector lets go of the listener's descriptor
          try (var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            Future<Boolean> done = getRunningLoop().createFuture();
            var key =
                port()
                    .watch(
                        channel,
                        ops -> {
                          try {
                            done.setResult(channel.finishConnect());
                          } catch (Exception e) {
                            done.setException(e);
                          }
                        });
            try {
              channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));
              key.interestOps(OP_CONNECT);
              assertThatThrownBy(() -> await(done)).isInstanceOf(ConnectException.class);
            } catch (ConnectException atOnce) {
              key.cancel();
            }
          }
        });
  }

  @Test
  @DisplayName("NETTY-C-05 a channel that is closed before its key is cancelled")
  void closedBeforeCancelled() {
    real(
        () -> {
          var reports = reports();
          var pipe = pipe();
          var told = new ArrayList<Integer>();
          var key = port().watch(pipe.source(), told::add);
          key.interestOps(OP_READ);
          pipe.sink().write(bytes(1));
          pipe.source().close();
          assertThat(key.isValid()).isFalse();
          assertThat(key.interestOps()).isZero();
          passes(3);
          assertThat(told).isEmpty();
          assertThatThrownBy(() -> key.interestOps(OP_READ))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("closed");
          key.cancel();
          key.cancel();
          passes(1);
          assertThat(reports).isEmpty();
          pipe.sink().close();
        });
  }

  @Test
  void aCancelledChannelMayBeWatchedAgainAtOnce() {
    real(
        () -> {
          var pipe = pipe();
          var told = new ArrayList<String>();
          port().watch(pipe.source(), ops -> told.add("first")).cancel();
          var key = port().watch(pipe.source(), ops -> told.add("second"));
          key.interestOps(OP_READ);
          pipe.sink().write(bytes(1));
          while (told.isEmpty()) await(sleep(Duration.ZERO));
          assertThat(told).containsOnly("second");
          key.cancel();
          pipe.sink().close();
          pipe.source().close();
        });
  }

  @Test
  void aChannelIsWatchedOnceOnly() {
    real(
        () -> {
          var loop = getRunningLoop();
          var pipe = pipe();
          var key = port().watch(pipe.source(), ops -> {});
          assertThatThrownBy(() -> port().watch(pipe.source(), ops -> {}))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("LoopPort.watch");
          assertThatThrownBy(() -> loop.addReader(pipe.source(), () -> {}))
              .isInstanceOf(IllegalStateException.class);
          key.cancel();
          loop.addReader(pipe.source(), () -> {});
          assertThatThrownBy(() -> port().watch(pipe.source(), ops -> {}))
              .isInstanceOf(IllegalStateException.class);
          loop.removeReader(pipe.source());
          pipe.sink().close();
          pipe.source().close();
        });
  }

  @Test
  @DisplayName("NETTY-C-04 a burst of 500 connections: none is left unaccepted")
  void manyConnections() {
    real(
        () -> {
          try (var server = new ForeignEcho(port())) {
            var clients = new ArrayList<SocketChannel>();
            for (int i = 0; i < 500; i++) clients.add(SocketChannel.open(server.address()));
            while (server.accepted < 500) await(sleep(Duration.ofMillis(1)));
            for (var each : clients) each.close();
            while (server.closed < 500) await(sleep(Duration.ofMillis(1)));
          }
        });
  }

  @Test
  @DisplayName("NETTY-E-04 virtual time waits for a channel of interest, not for one without")
  void virtualTimeStandsStill() {
    virtual(
        () -> {
          var pipe = pipe();
          Future<Integer> ready = getRunningLoop().createFuture();
          var key = port().watch(pipe.source(), ready::setResult);
          var start = getRunningLoop().time();
          await(sleep(Duration.ofHours(1))); // no interest: time goes on
          key.interestOps(OP_READ);
          var writer =
              new Thread(
                  () -> {
                    try {
                      pipe.sink().write(bytes(1));
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  });
          port().schedule(Duration.ofHours(9).toNanos(), () -> ready.setResult(-1));
          writer.start();
          assertThat(await(ready)).isEqualTo(OP_READ);
          assertThat(getRunningLoop().time().minus(start)).isEqualTo(Duration.ofHours(1));
          RealTime.join(writer);
          pipe.source().close(); // and forgets to cancel its key
          await(sleep(Duration.ofHours(1)));
          key.cancel();
          pipe.sink().close();
        });
  }

  @Test
  void theLoopsCloseClosesWhatIsStillWatched() throws Exception {
    var pipe = pipe();
    var key = new AtomicReference<LoopPort.ChannelKey>();
    virtual(() -> key.set(port().watch(pipe.source(), ops -> {})));
    assertThat(pipe.source().isOpen()).isFalse();
    assertThat(key.get().isValid()).isFalse();
    key.get().cancel();
    pipe.sink().close();
  }
}
