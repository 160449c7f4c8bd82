package dev.asyncio4j.examples.guests;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs print what their files say, in every mode. */
class ProgramsTest {
  @ParameterizedTest
  @CsvSource({"JavaMain, java_main", "PythonMain, python_main", "kotlin.KotlinMainKt, kotlin_main"})
  void printsWhatItSays(String program, String file) throws Exception {
    Programs.assertPrints(ProgramsTest.class, program, file);
  }
}
