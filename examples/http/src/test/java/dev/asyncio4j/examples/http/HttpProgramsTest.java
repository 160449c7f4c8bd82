package dev.asyncio4j.examples.http;

import dev.asyncio4j.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program prints what its original in Python prints. */
class HttpProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, ReadMe",
    "02_stream, Streams",
    "04_application, WholeApplication",
    "05_multipart, Multipart",
    "07_timeouts, Timeouts",
    "08_client_hooks, ClientHooks",
    "09_websockets, WebSockets",
    "10_files_and_tests, FilesAndTests"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    Programs.assertPrints(getClass(), program, original);
  }
}
