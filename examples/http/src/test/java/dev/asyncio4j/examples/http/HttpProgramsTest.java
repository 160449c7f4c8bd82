package dev.asyncio4j.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program, and its twin in Kotlin, prints what the original in Python prints. */
class HttpProgramsTest {
  @ParameterizedTest
  @CsvSource({
    "01_readme, ReadMe",
    "01_readme, kotlin.ReadMeKt",
    "02_stream, Streams",
    "02_stream, kotlin.StreamsKt",
    "03_crawler, PageCrawl",
    "04_application, WholeApplication",
    "05_multipart, Multipart",
    "06_redirects, Redirects",
    "07_timeouts, Timeouts",
    "08_client_hooks, ClientHooks",
    "09_websockets, WebSockets",
    "10_files_and_tests, FilesAndTests",
    "crawler, Crawler",
    "crawler, kotlin.CrawlerKt"
  })
  void printsWhatPythonPrints(String original, String program) throws Exception {
    assertThat(output(program)).isEqualTo(expected(original));
  }

  private static String output(String program) throws Exception {
    var main =
        Class.forName(HttpProgramsTest.class.getPackageName() + "." + program)
            .getMethod("main", String[].class);
    var out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
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
