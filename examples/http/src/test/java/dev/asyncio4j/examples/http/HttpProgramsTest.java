package dev.asyncio4j.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    Programs.assertPrints(getClass(), program, original);
  }

  @Test
  @DisplayName("HTTP-C-14, HTTP-W-12: 100 MiB each way need no more than a heap of 96 MB")
  void boundedMemory() throws Exception {
    String printed = ChildJvm.output(Streams.class, List.of("-Xmx96m"));
    assertThat(printed).contains("up 200 104857600", "down 104857600", "the session lives on");
  }
}
