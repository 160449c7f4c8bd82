package dev.asyncio4j.examples.nurseries;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
@ExtendWith(NothingLeftBehind.class)
class NurseriesProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_level, Level",
    "02_deadlines, Deadlines",
    "03_nursery, Children",
    "04_start, Start",
    "05_channels, Channels",
    "06_limiter, Limiter",
    "07_happy_eyeballs, HappyEyeballs",
    "07_happy_eyeballs, kotlin.HappyEyeballsKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
