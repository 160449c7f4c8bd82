package dev.asyncio4j.threads;

import static dev.asyncio4j.threads.PoolWork.failureOf;
import static dev.asyncio4j.threads.PoolWork.processOf;
import static dev.asyncio4j.threads.PoolWork.resultOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.subprocess.ProcessPool;
import dev.asyncio4j.testing.RealTime;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a JVM of a pool, and the jobs in it, do to its standard streams. */
class ProcessPoolStreamsTest {
  private final PrintStream original = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(original);
  }

  @Test
  @DisplayName("P-01 what a JVM of the pool logs does not get between the answers")
  void logs() throws Exception {
    try (var pool = ProcessPool.create(1, List.of("-Xlog:gc"))) {
      PoolWork<String> collecting =
          () -> {
            System.gc();
            return "collected";
          };
      assertThat(resultOf(pool, collecting)).isEqualTo("collected");
    }
    assertThat(printed.toString(UTF_8)).contains("[gc]");
  }

  @Test
  @DisplayName("P-01 nor does what a job or a child of its own prints: it comes out of System.err")
  void prints() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      PoolWork<Integer> printing =
          () -> {
            System.out.println("by the job");
            new FileOutputStream(FileDescriptor.out).write("past System.out\n".getBytes(UTF_8));
            return new ProcessBuilder("echo", "by its child").inheritIO().start().waitFor();
          };
      assertThat(resultOf(pool, printing)).isZero();
      PoolWork<Integer> closing =
          () -> {
            var garbage = new byte[1_000_000];
            new Random(1).nextBytes(garbage);
            new FileOutputStream(FileDescriptor.out).write(garbage);
            System.out.close();
            System.err.close();
            return garbage.length;
          };
      assertThat(resultOf(pool, closing)).isEqualTo(1_000_000);
      assertThat(resultOf(pool, () -> "still there")).isEqualTo("still there");
    }
    assertThat(printed.toString(UTF_8)).contains("by the job", "past System.out", "by its child");
    assertThat(printed.size()).isGreaterThan(1_000_000);
  }

  @Test
  @DisplayName("P-01 SIGQUIT prints the threads of a JVM of the pool, which works on")
  void quit() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      var pid = processOf(pool).pid();
      var kill = new ProcessBuilder("kill", "-QUIT", "" + pid);
      assertThat(kill.start().waitFor()).isZero();
      RealTime.waitUntil(() -> printed.toString(UTF_8).contains("Full thread dump"));
      assertThat(resultOf(pool, () -> ProcessHandle.current().pid())).isEqualTo(pid);
    }
  }

  @Test
  @DisplayName("P-01 a JVM that cannot start fails its task with its own words")
  void cannotStart() {
    try (var pool = ProcessPool.create(1, List.of("-Xmx1k"))) {
      assertThat(failureOf(pool, () -> 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ended before it took work")
          .hasMessageContaining("exit code 1")
          .hasMessageContaining("Too small maximum heap");
    }
    try (var pool = ProcessPool.create(1, List.of("-version"))) {
      assertThat(failureOf(pool, () -> 1)).hasMessageContaining("exit code 0");
    }
  }

  @Test
  @DisplayName("P-01 garbage on the pool's own socket ends the worker with an error that shows it")
  void garbage() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      PoolWork<String> vandal =
          () -> {
            var link = field(Thread.currentThread(), "link");
            var channel = (SocketChannel) field(link, "channel");
            channel.write(ByteBuffer.wrap("hello?\n".getBytes(UTF_8)));
            return "never seen";
          };
      var broken = processOf(pool);
      assertThat(failureOf(pool, vandal))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("hello?")
          .hasMessageContaining("" + broken.pid());
      assertThat(broken.isAlive()).isFalse();
      assertThat(resultOf(pool, () -> "another")).isEqualTo("another");
    }
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  @Test
  @DisplayName("P-02 the standard input of a job is at its end")
  void input() throws Exception {
    try (var pool = ProcessPool.create(1)) {
      assertThat(resultOf(pool, () -> System.in.read())).isEqualTo(-1);
      assertThat(resultOf(pool, () -> new FileInputStream(FileDescriptor.in).read())).isEqualTo(-1);
      PoolWork<Integer> child = () -> new ProcessBuilder("cat").inheritIO().start().waitFor();
      assertThat(resultOf(pool, child)).isZero();
    }
  }
}
