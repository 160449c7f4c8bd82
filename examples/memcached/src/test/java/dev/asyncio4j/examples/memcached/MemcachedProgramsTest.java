package dev.asyncio4j.examples.memcached;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.memcached.testing.MemcachedServer;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.Program;
import dev.asyncio4j.testing.Programs;
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
    "02_cas_flags, kotlin.CasAndFlagsKt",
    "03_refusals, Refusals"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    try (var thread = LoopThread.start("memcached")) {
      MemcachedServer server = thread.call(() -> await(MemcachedServer.start()));
      System.setProperty("MEMCACHED_PORT", "" + server.port());
      Programs.assertPrints(getClass(), program, original);
      thread.call(server::close);
    } finally {
      System.clearProperty("MEMCACHED_PORT");
    }
  }

  @Test
  @DisplayName("a restart of the real server is survived")
  void restart() throws Exception {
    Program.named("memcached");
    Programs.assertPrints(getClass(), "Restart", "04_restart");
  }
}
