package dev.asyncio4j.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each program prints what its original in Python prints. */
class HttpProgramsTest {
  private static final Map<String, Consumer<String[]>> PROGRAMS =
      Map.of(
          "01_readme", ReadMe::main,
          "02_stream", Streams::main,
          "03_crawler", PageCrawl::main,
          "04_application", WholeApplication::main,
          "05_multipart", Multipart::main,
          "06_redirects", Redirects::main,
          "07_timeouts", Timeouts::main,
          "08_client_hooks", ClientHooks::main,
          "09_websockets", WebSockets::main,
          "10_files_and_tests", FilesAndTests::main);

  @TestFactory
  Stream<DynamicTest> printsWhatPythonPrints() {
    return new TreeMap<>(PROGRAMS)
        .entrySet().stream()
            .map(
                program ->
                    DynamicTest.dynamicTest(
                        program.getKey(),
                        () ->
                            assertThat(output(program.getValue()))
                                .isEqualTo(expected(program.getKey()))));
  }

  private static String output(Consumer<String[]> program) {
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      program.accept(new String[0]);
    } finally {
      System.setOut(out);
    }
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String expected(String name) throws IOException {
    var resource = "/expected/" + name + ".expected";
    try (var in = HttpProgramsTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    }
  }
}
