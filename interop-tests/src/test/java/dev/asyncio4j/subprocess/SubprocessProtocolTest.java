package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Future;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.DatagramProtocol;
import dev.asyncio4j.transports.SubprocessProtocol;
import dev.asyncio4j.transports.SubprocessTransport;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubprocessProtocolTest {
  private static final class Recorder implements SubprocessProtocol {
    final Trail trail = Trail.create();
    final Future<String> lost = getRunningLoop().createFuture();
    final Future<String> exited = getRunningLoop().createFuture();

    @Override
    public void connectionMade(SubprocessTransport transport) {
      trail.add("made");
    }

    @Override
    public void pipeDataReceived(int fd, ByteBuffer data) {
      trail.add(fd + " " + UTF_8.decode(data));
    }

    @Override
    public void pipeConnectionLost(int fd, Throwable error) {
      trail.add(fd + " lost" + (error == null ? "" : " " + error));
    }

    @Override
    public void processExited() {
      trail.add("exited");
      exited.setResult("");
    }

    @Override
    public void connectionLost(Throwable error) {
      trail.add("lost");
      lost.setResult("");
    }
  }

  @Test
  @DisplayName(
      "SUBPROC-12 data comes before the loss of its pipe; the exit at any time; then the end")
  void events() {
    real(
        () -> {
          var command = "read line; echo out $line; echo err >&2; exit 5";
          var endpoint = await(getRunningLoop().subprocessShell(Recorder::new, PIPED, command));
          var transport = endpoint.transport();
          transport.pipeTransport(0).get().write(bytes("hello\n"));
          await(endpoint.protocol().lost);
          var events = endpoint.protocol().trail.lines();
          assertThat(events)
              .containsSubsequence("1 out hello\n", "1 lost")
              .containsSubsequence("2 err\n", "2 lost")
              .contains("exited", "0 lost")
              .startsWith("made")
              .endsWith("lost")
              .hasSize(8);
          assertThat(transport.returnCode()).hasValue(5);
          assertThat(transport.isClosing()).isTrue();
          assertThat(transport.extraInfo(TransportInfo.SUBPROCESS).get().exitValue()).isEqualTo(5);
        });
  }

  @Test
  @DisplayName("SUBPROC-10 closing the transport kills a running child")
  void closeKillsARunningChild() {
    real(
        () -> {
          var loop = getRunningLoop();
          var endpoint = await(loop.subprocessExec(Recorder::new, PIPED, "sleep", "60"));
          endpoint.transport().close();
          endpoint.transport().close();
          await(endpoint.protocol().lost);
          assertThat(endpoint.transport().returnCode()).hasValue(-9);
        });
  }

  @Test
  @DisplayName("SUBPROC-10 closing the transport does not kill a child that has finished")
  void closeLeavesAFinishedChild() {
    real(
        () -> {
          var loop = getRunningLoop();
          var endpoint = await(loop.subprocessExec(Recorder::new, PIPED, "true"));
          await(endpoint.protocol().exited);
          endpoint.transport().close();
          await(endpoint.protocol().lost);
          assertThat(endpoint.transport().returnCode()).hasValue(0);
        });
  }

  @Test
  void pipesHaveOneDirection() {
    real(
        () -> {
          var endpoint = await(getRunningLoop().subprocessExec(Recorder::new, PIPED, "cat"));
          var transport = endpoint.transport();
          assertThatThrownBy(() -> transport.pipeTransport(0).get().pauseReading())
              .isInstanceOf(UnsupportedOperationException.class);
          assertThatThrownBy(() -> transport.pipeTransport(1).get().write(bytes("x")))
              .isInstanceOf(UnsupportedOperationException.class);
          assertThat(transport.pipeTransport(3)).isEmpty();
          transport.close();
          await(endpoint.protocol().lost);
        });
  }

  @Test
  void aPipeTakesLinesAndNoFile(@TempDir Path folder) throws Exception {
    try (var file = FileChannel.open(Files.writeString(folder.resolve("file"), "x"))) {
      real(
          () -> {
            var loop = getRunningLoop();
            var endpoint = await(loop.subprocessExec(Recorder::new, PIPED, "cat"));
            var stdin = endpoint.transport().pipeTransport(0).get();
            assertThatIllegalStateException()
                .isThrownBy(() -> await(loop.sendFile(stdin, file)))
                .withMessageStartingWith("sendfile is not supported for transport " + stdin);
            assertThatIllegalArgumentException()
                .isThrownBy(() -> stdin.setProtocol(new DatagramProtocol() {}))
                .withMessageContaining("is a stream of bytes");
            stdin.writeLines(List.of(bytes("one\n"), bytes("two\n")));
            stdin.writeEof();
            await(endpoint.protocol().lost);
            assertThat(endpoint.protocol().trail.lines()).contains("1 one\ntwo\n");
          });
    }
  }
}
