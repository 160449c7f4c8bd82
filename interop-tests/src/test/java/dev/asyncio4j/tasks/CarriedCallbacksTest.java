package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.Future;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.SubprocessProtocol;
import dev.asyncio4j.transports.SubprocessTransport;
import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ContextCarrier#of}: thread-locals go along with what the system calls back. */
class CarriedCallbacksTest {
  private final ThreadLocal<String> user = new ThreadLocal<>();
  private final Trail trail = Trail.create();

  /** In real time; the user is "ada" when {@code main} begins, and must be so at its end. */
  private void carrying(VoidBody main) {
    run(
        async(
            () -> {
              user.set("ada");
              main.run();
              assertThat(user.get()).isEqualTo("ada");
            }),
        RunOptions.defaults().carriers(ContextCarrier.of(user)));
  }

  private void log(String event) {
    trail.add(event + ": " + user.get());
  }

  @AfterEach
  void nothingIsLeftInThisThread() {
    assertThat(user.get()).isNull();
  }

  @Test
  @DisplayName("BRIDGE-12 a pipe's protocol has the values of who connected it")
  void pipe() {
    carrying(
        () -> {
          var pipe = Pipe.open();
          Future<String> lost = getRunningLoop().createFuture();
          var protocol =
              new Protocol() {
                @Override
                public void connectionMade(Transport transport) {
                  log("made");
                }

                @Override
                public void dataReceived(ByteBuffer data) {
                  log("data");
                }

                @Override
                public void connectionLost(Throwable error) {
                  log("lost");
                  lost.setResult("");
                }
              };
          await(getRunningLoop().connectReadPipe(() -> protocol, pipe.source()));
          pipe.sink().write(ByteBuffer.allocate(1));
          pipe.sink().close();
          await(lost);
        });
    trail.assertIs("made: ada", "data: ada", "lost: ada");
  }

  @Test
  @DisplayName("BRIDGE-12 a process's protocol has the values of who started it")
  void subprocess() {
    carrying(
        () -> {
          Future<String> lost = getRunningLoop().createFuture();
          var protocol =
              new SubprocessProtocol() {
                @Override
                public void connectionMade(SubprocessTransport transport) {
                  log("made");
                  transport.pipeTransport(0).get().write(new byte[1]);
                }

                @Override
                public void pipeDataReceived(int fd, ByteBuffer data) {
                  log("data");
                }

                @Override
                public void connectionLost(Throwable error) {
                  log("lost");
                  lost.setResult("");
                }
              };
          var options = ProcessOptions.piped();
          await(getRunningLoop().subprocessExec(() -> protocol, options, "head", "-c", "1"));
          await(lost);
        });
    trail.assertIs("made: ada", "data: ada", "lost: ada");
  }

  @Test
  @DisplayName("BRIDGE-12 a signal handler has the values of who added it")
  void signal() {
    carrying(
        () -> {
          var loop = getRunningLoop();
          Future<String> got = loop.createFuture();
          loop.addSignalHandler("WINCH", () -> got.setResult(user.get()));
          user.set("bob");
          var pid = Long.toString(ProcessHandle.current().pid());
          assertThat(new ProcessBuilder("kill", "-s", "WINCH", pid).start().waitFor()).isZero();
          assertThat(await(got)).isEqualTo("ada");
          user.set("ada");
        });
  }
}
