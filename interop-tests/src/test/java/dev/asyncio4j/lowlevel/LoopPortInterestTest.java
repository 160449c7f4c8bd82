package dev.asyncio4j.lowlevel;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a library wants to be told of its channels. */
@ExtendWith(NothingLeftBehind.class)
class LoopPortInterestTest {
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
  @DisplayName("NETTY-C-03 without interest nothing is told, and nothing is lost")
  void interestOnAndOff() {
    real(
        () -> {
          var pipe = pipe();
          var told = new ArrayList<Integer>();
          var key = port().watch(pipe.source(), told::add);
          pipe.sink().write(bytes(1));
          await(sleep(Duration.ofMillis(20)));
          assertThat(told).as("no interest yet").isEmpty();
          assertThat(key.interestOps()).isZero();
          key.interestOps(OP_READ);
          assertThat(key.interestOps()).isEqualTo(OP_READ);
          while (told.isEmpty()) await(sleep(Duration.ZERO));
          assertThat(told).containsOnly(OP_READ);
          key.interestOps(0);
          int before = told.size();
          passes(5);
          assertThat(told).as("interest is off").hasSize(before);
          key.interestOps(OP_READ);
          while (told.size() == before) await(sleep(Duration.ZERO));
          key.cancel();
          pipe.sink().close();
          pipe.source().close();
        });
  }

  @Test
  void readinessIsOneEntryForAllOperations() {
    real(
        () -> {
          try (var channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false);
            channel.send(bytes(3), channel.getLocalAddress());
            var told = new ArrayList<Integer>();
            var key = port().watch(channel, told::add);
            key.interestOps(OP_READ | OP_WRITE);
            while (!told.contains(OP_READ | OP_WRITE)) await(sleep(Duration.ZERO));
            int before = told.size();
            passes(3);
            assertThat(told.size() - before).as("one for each pass").isLessThanOrEqualTo(3);
            key.cancel();
          }
        });
  }

  @Test
  void whatIsNoLongerOfInterestWhenItsTurnComesIsNotTold() {
    real(
        () -> {
          var first = pipe();
          var second = pipe();
          var told = new ArrayList<String>();
          var keys = new ArrayList<LoopPort.ChannelKey>();
          for (var pipe : List.of(first, second)) {
            keys.add(
                port()
                    .watch(
                        pipe.source(),
                        ops -> {
                          told.add("told");
                          keys.forEach(key -> key.interestOps(0));
                        }));
            pipe.sink().write(bytes(1));
          }
          keys.forEach(key -> key.interestOps(OP_READ));
          await(sleep(Duration.ofMillis(20)));
          assertThat(told).as("the first to be told has switched off both").hasSize(1);
          for (var pipe : List.of(first, second)) {
            pipe.sink().close();
            pipe.source().close();
          }
        });
  }

  @Test
  void unfitChannelsAndOperationsAreRefused() {
    real(
        () -> {
          var pipe = Pipe.open();
          assertThatThrownBy(() -> port().watch(pipe.source(), ops -> {}))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("configureBlocking(false)");
          pipe.source().configureBlocking(false);
          var key = port().watch(pipe.source(), ops -> {});
          assertThatThrownBy(() -> key.interestOps(OP_WRITE))
              .isInstanceOf(IllegalArgumentException.class);
          key.cancel();
          pipe.sink().close();
          pipe.source().close();
          assertThatThrownBy(() -> port().watch(pipe.source(), ops -> {}))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("closed");
        });
  }

  @Test
  void anotherThreadMayNotChangeTheInterest() {
    real(
        () -> {
          var pipe = pipe();
          var key = port().watch(pipe.source(), ops -> {});
          var refused = new AtomicReference<Throwable>();
          var thread =
              new Thread(
                  () -> {
                    try {
                      key.interestOps(OP_READ);
                    } catch (IllegalStateException e) {
                      refused.set(e);
                    }
                  });
          thread.start();
          RealTime.join(thread);
          assertThat(refused.get()).hasMessageContaining("ChannelKey.interestOps");
          key.cancel();
          pipe.sink().close();
          pipe.source().close();
        });
  }

  @Test
  void whatACallbackThrowsIsReportedAndTheWatchGoesOn() {
    real(
        () -> {
          var reports = reports();
          var pipe = pipe();
          int[] calls = {0};
          var key =
              port()
                  .watch(
                      pipe.source(),
                      ops -> {
                        calls[0]++;
                        throw new IllegalStateException("broken");
                      });
          key.interestOps(OP_READ);
          pipe.sink().write(bytes(1));
          while (calls[0] < 2) await(sleep(Duration.ZERO));
          key.cancel();
          assertThat(reports).hasSizeGreaterThanOrEqualTo(2);
          pipe.sink().close();
          pipe.source().close();
        });
  }
}
