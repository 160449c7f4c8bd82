package dev.asyncio4j.guide.ch39;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.SubprocessProtocol;
import dev.asyncio4j.transports.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A child with a protocol: called when it writes, when a pipe ends, when it exits. Python: {@code
 * process_protocol.py}, Kotlin: {@code ProcessProtocol.kt}.
 */
public final class ProcessProtocol {
  private ProcessProtocol() {}

  record Words(Future<Words> done, ByteArrayOutputStream out, ByteArrayOutputStream err)
      implements SubprocessProtocol {
    @Override
    public void pipeDataReceived(int fd, ByteBuffer data) {
      (fd == 1 ? out : err).writeBytes(BaseProtocol.bytes(data));
    }

    @Override
    public void processExited() {
      System.out.println("exited");
    }

    @Override
    public void connectionLost(Throwable error) {
      done.setResult(this);
    }
  }

  static Coroutine<Void> main() {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          Future<Words> done = loop.createFuture();
          var words = new Words(done, new ByteArrayOutputStream(), new ByteArrayOutputStream());
          var transport =
              await(
                      loop.subprocessExec(
                          () -> words,
                          ProcessOptions.piped(),
                          "sh",
                          "-c",
                          "cat; echo problem >&2; exit 4"))
                  .transport();
          Transport stdin = transport.pipeTransport(0).orElseThrow();
          stdin.write("a few words".getBytes(UTF_8));
          stdin.close();
          Words data = await(done);
          System.out.println(
              "out: "
                  + data.out().toString(UTF_8)
                  + " err: "
                  + data.err().toString(UTF_8).strip()
                  + " exit value: "
                  + transport.returnCode().getAsInt());
          transport.close();
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
