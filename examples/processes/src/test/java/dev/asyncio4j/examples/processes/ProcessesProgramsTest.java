package dev.asyncio4j.examples.processes;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs print what their Python originals print. */
class ProcessesProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, P01Readme",
    "02_pool, P02Pool",
    "03_sync, P03Sync",
    "04_death, P04Death",
    "05_manager, P05Manager"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
