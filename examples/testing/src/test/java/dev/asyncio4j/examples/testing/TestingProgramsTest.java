package dev.asyncio4j.examples.testing;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what is expected. */
class TestingProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_retry, Retry",
    "01_retry, kotlin.RetryKt",
    "02_leaks, Leaks",
    "03_bank, Bank",
    "04_closed_too_early, ClosedTooEarly",
    "05_line_server, LineServer",
    "06_election, Election",
    "07_bank_kotlin, kotlin.BankKt"
  })
  void prints(String expected, String program) throws Exception {
    Programs.assertPrints(getClass(), program, expected);
  }
}
