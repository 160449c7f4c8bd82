package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.AsyncTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @AsyncTest
  @DisplayName("FILE-36 readers, writers, streams and channels of the JDK become files")
  void wrapping() throws IOException {
    try (var file = AsyncFiles.wrap(new StringReader("één 😀\r\ntwo"))) {
      assertThat(await(file.readLines())).containsExactly("één 😀\n", "two");
      assertThat(await(file.seekable())).isFalse();
      assertThatThrownBy(() -> await(file.seek(1)))
          .isInstanceOf(UnsupportedFileOperationException.class);
    }
    var writer = new StringWriter();
    try (var file = AsyncFiles.wrap(writer)) {
      await(file.write("a😀".repeat(5000)));
    }
    assertThat(writer.toString()).isEqualTo("a😀".repeat(5000));
    try (var file = AsyncFiles.wrap(new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
      assertThat(await(file.read(2))).containsExactly(1, 2);
      assertThat(await(file.read())).containsExactly(3);
    }
    var out = new ByteArrayOutputStream();
    try (var file = AsyncFiles.wrap(out)) {
      await(file.write(new byte[] {1}));
      await(file.flush());
      assertThat(out.size()).isEqualTo(1);
    }
    Path path = Place.DISK.folder().resolve("c");
    var channel =
        Files.newByteChannel(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try (var file = AsyncFiles.wrap(channel)) {
      await(file.write(new byte[] {1, 2, 3}));
      await(file.seek(-1, Whence.END));
      assertThat(await(file.read())).containsExactly(3);
    }
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  @DisplayName("FILE-27 setIn and setOut are honoured, and what was read ahead is the next loop's")
  void theStreamsOfNow() {
    var in = System.in;
    var out = System.out;
    var printed = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream("one\ntwo\nthree".getBytes(UTF_8)));
      System.setOut(new PrintStream(printed, true));
      String first = run(async(() -> await(AsyncFiles.stdin().readLine())));
      String second =
          run(
              async(
                  () -> {
                    await(AsyncFiles.stdout().write("hel"));
                    await(AsyncFiles.stdoutBytes().write("lo\n".getBytes(UTF_8)));
                    return await(AsyncFiles.stdin().readLine());
                  }));
      assertThat(first + second).isEqualTo("one\ntwo\n");
      assertThat(printed.toString(UTF_8)).isEqualTo("hello\n");
      run(
          async(
              () -> {
                assertThat(await(AsyncFiles.stdin().read())).isEqualTo("three");
                AsyncFiles.stdin().close();
                assertThat(await(AsyncFiles.stderr().isTerminal())).isFalse();
              }));
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
  }

  @Test
  @DisplayName("FILE-27 a pending read of stdin holds neither the run nor the JVM")
  void aPendingReadHoldsNothing() throws Exception {
    var child = ChildJvm.running(Reader.class, List.of()).redirectErrorStream(true).start();
    try {
      assertThat(child.waitFor(ChildJvm.PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(new String(child.getInputStream().readAllBytes(), UTF_8)).contains("gave up");
    } finally {
      child.destroyForcibly();
    }
  }

  /** A program that waits for a line that never comes. */
  static final class Reader {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                var reading = createTask(AsyncFiles.stdin().readLine());
                await(sleep(Duration.ofMillis(100)));
                reading.cancel();
                await(AsyncFiles.stdout().write("gave up\n"));
              }));
    }
  }
}
