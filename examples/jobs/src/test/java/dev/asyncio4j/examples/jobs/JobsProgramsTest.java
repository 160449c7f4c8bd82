package dev.asyncio4j.examples.jobs;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class JobsProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, HundredSleepers",
    "01_readme, kotlin.HundredSleepersKt",
    "02_limits, Limits",
    "03_errors, Errors",
    "04_shield, Shield",
    "04_shield, kotlin.ShieldKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
