package dev.asyncio4j.examples.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs print what their Python originals print. */
class FilesProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_text, P01Text",
    "02_binary, P02Binary",
    "03_os, P03Os",
    "04_tempfile, P04Tempfile",
    "05_concurrent, P05Concurrent"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    boolean fifo = Files.isExecutable(Path.of("/usr/bin/mkfifo"));
    assumeTrue(fifo || !original.startsWith("05"), "no mkfifo");
    Programs.assertPrints(getClass(), program, original);
  }
}
