package dev.asyncio4j.examples.operators;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what its original in Python prints. */
class OperatorsProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, Readme",
    "02_select, Select",
    "03_concurrent_map, ConcurrentMap",
    "04_combine, Combine",
    "05_cleanup, Cleanup"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
