package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class MemcachedProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, ReadMe",
    "01_readme, kotlin.ReadMeKt",
    "02_cas_flags, CasAndFlags",
    "02_cas_flags, kotlin.CasAndFlagsKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    try (var thread = LoopThread.start("memcached")) {
      MemcachedServer server = thread.call(() -> await(MemcachedServer.start()));
      assertThat(output(program, server.port())).isEqualTo(expected(original));
      thread.call(server::close);
    }
  }

  @Test
  @DisplayName("a restart of the real server is survived")
  void restart() throws Exception {
    Program.named("memcached");
    assertThat(output("Restart", 0)).isEqualTo(expected("04_restart"));
  }

  private static String output(String program, int port) throws Exception {
    var main =
        Class.forName(MemcachedProgramsTest.class.getPackageName() + "." + program)
            .getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    System.setProperty("MEMCACHED_PORT", "" + port);
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.clearProperty("MEMCACHED_PORT");
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    var resource = "/expected/" + name + ".expected";
    try (var in = MemcachedProgramsTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    }
  }
}
