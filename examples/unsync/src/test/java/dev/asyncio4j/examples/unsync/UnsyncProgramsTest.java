package dev.asyncio4j.examples.unsync;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import dev.asyncio4j.unsync.Unsync;
import dev.asyncio4j.unsync.UnsyncOptions;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class UnsyncProgramsTest {
  @ParameterizedTest
  @CsvSource({"01_readme, Together", "01_readme, kotlin.TogetherKt", "02_rules, Rules"})
  void printsWhatPythonPrints(String original, String program) throws Exception {
    try {
      Programs.assertPrints(getClass(), program, original);
    } finally {
      Unsync.shutdown(Duration.ofSeconds(5));
      Unsync.configure(UnsyncOptions.defaults());
    }
  }
}
