package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.subprocess.Children.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.transports.Protocol;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {

  @Test
  void standardInputAndOutputOfThisProcess() throws Exception {
    var child = ChildJvm.running(Upper.class, List.of()).start();
    try (var in = child.getOutputStream()) {
      in.write(bytes("hello\n"));
    }
    assertThat(new String(child.getInputStream().readAllBytes(), UTF_8)).isEqualTo("HELLO\n");
    assertThat(child.waitFor()).isZero();
  }

  private static class Closing implements Protocol {
    final Future<String> lost = getRunningLoop().createFuture();

    @Override
    public void connectionLost(Throwable error) {
      lost.setResult("");
    }
  }

  /** Copies standard input to standard output in capitals. */
  static final class Upper {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                var stdout = new FileOutputStream(FileDescriptor.out).getChannel();
                var writer = await(loop.connectWritePipe(Closing::new, stdout));
                var stdin = new FileInputStream(FileDescriptor.in).getChannel();
                var capitals =
                    new Closing() {
                      @Override
                      public void dataReceived(ByteBuffer data) {
                        var text = UTF_8.decode(data).toString().toUpperCase(Locale.ROOT);
                        writer.transport().write(bytes(text));
                      }
                    };
                await(loop.connectReadPipe(() -> capitals, stdin));
                await(capitals.lost);
                writer.transport().close();
                await(writer.protocol().lost);
              }));
    }
  }
}
