package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.processes.Ask.Op;
import dev.asyncio4j.processes.Frame.Kind;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Children that do not keep to the protocol, or stop. */
class BadPeersTest {
  /** A child that says hello, and then what its argument names. */
  static final class Peer {
    public static void main(String[] args) throws Exception {
      String what = System.getProperty("what");
      var address = UnixDomainSocketAddress.of(System.getenv(Processes.HUB));
      try (var channel = SocketChannel.open(address)) {
        byte[] token = System.getenv(Processes.TOKEN).getBytes();
        if (!what.equals("nothing")) {
          channel.write(ByteBuffer.wrap(new Frame(Kind.HELLO, 0, token).bytes()));
        }
        channel.write(ByteBuffer.wrap(words(what)));
        if (!what.equals("half")) TimeUnit.SECONDS.sleep(30);
      }
    }

    private static byte[] words(String what) {
      byte[] put = new Frame(Kind.ASK, 1, new Ask(1, Op.PUT, 1, new byte[100]).bytes()).bytes();
      return switch (what) {
        case "garbage" -> "Exception in thread main".getBytes();
        case "huge" -> ByteBuffer.wrap(put.clone()).putInt(11, Integer.MAX_VALUE).array();
        case "half" -> Arrays.copyOf(put, put.length / 2);
        default -> new byte[0];
      };
    }
  }

  private static AioProcess peer(String what, Duration startTimeout) {
    var options =
        Fast.CHILD
            .name(what)
            .startTimeout(startTimeout)
            .launcher(
                command ->
                    command.stream()
                        .map(w -> w.equals(ChildMain.class.getName()) ? Peer.class.getName() : w)
                        .map(w -> w.equals("-Xmx64m") ? "-Dwhat=" + what : w)
                        .toList());
    return AioProcesses.process(() -> {}, options);
  }

  @Test
  @DisplayName("PROC-32 garbage and a huge length end that child, and the bytes are shown")
  void garbage() {
    for (String what : List.of("garbage", "huge")) {
      List<String> reports =
          reported(
              () -> {
                AioQueue<Object> queue = AioProcesses.queue();
                var child = peer(what, Duration.ofSeconds(60));
                child.start();
                await(child.coroJoin());
                assertThat(child.exitcode()).hasValue(-9);
                assertThat(queue.empty()).isTrue();
              });
      assertThat(reports).hasSize(1);
      assertThat(reports.get(0)).contains(what + " is cut off: this is no message: \"");
    }
  }

  @Test
  @DisplayName("PROC-09 a child that dies in the middle of a put: the half message is dropped")
  void halfAMessage() {
    Fast.onLoop(
        () -> {
          AioQueue<Object> queue = AioProcesses.queue();
          var child = peer("half", Duration.ofSeconds(60));
          child.start();
          await(child.coroJoin());
          assertThat(queue.empty()).isTrue();
        });
  }

  @Test
  @DisplayName("PROC-23 a child that does not say hello in time is killed, and start fails")
  void nothing() {
    List<String> reports =
        reported(
            () -> {
              var child = peer("nothing", Duration.ofMillis(500));
              assertThatThrownBy(() -> await(child.coroStart()))
                  .isInstanceOf(ChildDiedException.class)
                  .hasMessageContaining("did not connect in PT0.5S");
              await(child.coroJoin());
            });
    assertThat(reports).isEmpty();
  }

  private static boolean isStopped(String pid) {
    return status(pid).contains("\nState:\tT");
  }

  private static String status(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "status"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("PROC-09 a child that is stopped by SIGSTOP holds up nobody, and is killed")
  void stopped() {
    Fast.onLoop(
        () -> {
          AioQueue<Integer> queue = AioProcesses.queue();
          AioEvent ready = AioProcesses.event();
          var child =
              Fast.start(
                  () -> {
                    ready.set();
                    queue.get();
                  });
          await(ready.coroWait());
          var shared = (SharedQueue) Hub.current().object(1);
          while (shared.getters() == 0) await(sleep(Duration.ofMillis(1)));
          String pid = String.valueOf(child.pid().getAsLong());
          new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
          RealTime.waitUntil(() -> isStopped(pid));
          queue.putNowait(1);
          queue.putNowait(2);
          assertThat(await(queue.coroGet())).isEqualTo(2);
          child.kill();
          await(child.coroJoin());
          assertThat(await(queue.coroGet())).as("given back").isEqualTo(1);
        });
  }
}
