package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.standardInput;
import static dev.asyncio4j.subprocess.Children.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.ChildJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input as a stream, each time in a JVM of its own. */
class StandardInputTest {

  @Test
  @DisplayName(
      "UNIX-05 standard input: lines of a pipe to its end; it is the same reader each time")
  void pipe() throws Exception {
    assertThat(output(Upper.class, "grüße\nno end of line")).isEqualTo("GRÜSSE\nNO END OF LINE\n");
  }

  @Test
  @DisplayName("UNIX-05 standard input: a regular file, a megabyte, byte for byte")
  void file(@TempDir Path directory) throws Exception {
    var file = directory.resolve("input");
    Files.writeString(file, "0123456789\n".repeat(100_000));
    var child = ChildJvm.running(Count.class, List.of()).redirectInput(file.toFile()).start();
    assertThat(new String(child.getInputStream().readAllBytes(), UTF_8)).isEqualTo("1100000\n");
    assertThat(child.waitFor()).isZero();
  }

  @Test
  @DisplayName(
      "UNIX-05 standard input: a cancelled read loses nothing, nor does a loop that closes")
  void nothingIsLost() throws Exception {
    var child = ChildJvm.running(Twice.class, List.of()).start();
    try (var in = child.getOutputStream();
        var out = child.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("cancelled");
      in.write(bytes("first\nsecond\nthi"));
      in.flush();
      assertThat(out.readLine()).isEqualTo("first");
      in.write(bytes("rd\n"));
      in.flush();
      assertThat(out.readLine()).isEqualTo("second");
      assertThat(out.readLine()).isEqualTo("third");
    }
    assertThat(child.waitFor()).isZero();
  }

  @Test
  @DisplayName("UNIX-05 standard input: the JVM ends though its thread still reads")
  void theJvmEnds() throws Exception {
    var child = ChildJvm.running(Leaves.class, List.of()).start();
    var in = child.getOutputStream(); // open until the child has ended
    assertThat(child.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(child.exitValue()).isZero();
    in.close();
  }

  @Test
  @DisplayName("UNIX-05 standard input: a stream that throws fails one read; a better one is read")
  void aStreamThatThrows() throws Exception {
    assertThat(output(Replaced.class, "")).isEqualTo("a stream's own\ngood\n");
  }

  @Test
  @DisplayName("UNIX-05 standard input belongs to a running loop")
  void outside() {
    assertThatThrownBy(() -> standardInput())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no running event loop");
  }

  private static String output(Class<?> main, String input)
      throws IOException, InterruptedException {
    var child = ChildJvm.running(main, List.of("-Dfile.encoding=UTF-8")).start();
    try (var in = child.getOutputStream()) {
      in.write(bytes(input));
    }
    var printed = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor()).isZero();
    return printed;
  }

  /** Prints the lines in capitals. */
  static final class Upper {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                assertThat(standardInput()).isSameAs(standardInput());
                for (var line : each(standardInput().lines(UTF_8)))
                  System.out.writeBytes(bytes(line.toUpperCase(Locale.ROOT) + "\n"));
                assertThat(await(standardInput().read(-1))).isEmpty();
              }));
    }
  }

  /** Prints the number of bytes. */
  static final class Count {
    public static void main(String[] args) {
      System.out.println(run(async(() -> await(standardInput().read(-1)).length)));
    }
  }

  /** Cancels a read, reads one line in one loop and two in the next. */
  static final class Twice {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                var read = createTask(standardInput().readLine());
                await(sleep(Duration.ofMillis(20)));
                read.cancel();
                try {
                  await(read);
                } catch (CancelledError e) {
                  System.out.println("cancelled");
                }
                System.out.writeBytes(await(standardInput().readLine()));
              }));
      run(
          async(
              () -> {
                System.out.writeBytes(await(standardInput().readLine()));
                System.out.writeBytes(await(standardInput().readLine()));
              }));
    }
  }

  /** Reads from a stream that throws, then from a good one. */
  static final class Replaced {
    public static void main(String[] args) {
      System.setIn(
          new InputStream() {
            @Override
            public int read() {
              throw new IllegalStateException("a stream's own");
            }
          });
      try {
        run(async(() -> await(standardInput().readLine())));
      } catch (RuntimeException e) {
        System.out.println(Throwables.getRootCause(e).getMessage());
      }
      System.setIn(new ByteArrayInputStream(bytes("good\n")));
      System.out.print(new String(run(async(() -> await(standardInput().readLine()))), UTF_8));
    }
  }

  /** Asks for a line that does not come. */
  static final class Leaves {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                createTask(standardInput().readLine());
                await(sleep(Duration.ofMillis(20)));
              }));
    }
  }
}
