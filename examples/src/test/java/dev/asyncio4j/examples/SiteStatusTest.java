package dev.asyncio4j.examples;

import static dev.asyncio4j.examples.HostedSites.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.examples.kotlin.SiteStatusKt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteStatusTest {
  private static final Pattern TOTALS =
      Pattern.compile("all at once: ([\\d.]+) s \\(slowest site: ([\\d.]+) s\\)");
  private static final String PATIENT = "--timeout=60";
  private static final Path PYTHON_PROGRAM = Path.of("python", "site_status.py").toAbsolutePath();

  @Test
  void withoutInputItChecksFortyLocalSites() {
    var captured = Captured.siteStatus("");
    assertThat(captured.code()).isZero();
    assertThat(captured.rows()).hasSize(40).contains("http://127.0.0.1/10 | timed out after 1 s");
    assertThat(captured.out()).contains("one by one:  ").contains("ratio:  ");
    assertThat(TOTALS.matcher(captured.out()).find()).as(captured.out()).isTrue();
  }

  @Test
  void eachSiteHasItsRow() {
    try (var sites = HostedSites.start()) {
      assertThat(Captured.siteStatus("", patiently(sites.lively())).rows())
          .hasSize(39)
          .startsWith(
              "http://127.0.0.1/1 | 204 No Content", "http://127.0.0.1/2 | 301 Moved Permanently")
          .contains("http://127.0.0.1/6 | 200 OK", "http://127.0.0.1/9 | 404 Not Found")
          .contains("http://127.0.0.1/4 | 500 Internal Server Error")
          .contains("http://127.0.0.1/5 | 503 Service Unavailable")
          .contains("http://127.0.0.1/20 | connection refused")
          .contains("http://127.0.0.1/30 | closed before the status line ended");
    }
  }

  @Test
  void allAtOnceNoSiteWaitsForAnother() throws IOException {
    try (var sites = RawServers.answeringTogether(40, "HTTP/1.1 204 No Content\r\n\r\n")) {
      assertThat(Captured.siteStatus("", patiently(sites.urls())).rows())
          .hasSize(40)
          .containsOnly("http://127.0.0.1 | 204 No Content");
    }
  }

  @Test
  void theKotlinProgramHasFortyLocalSitesToo() {
    var kotlin = Captured.run("", () -> SiteStatusKt.siteStatus("--skip-sequential"));
    assertThat(kotlin.code()).isZero();
    assertThat(kotlin.rows()).hasSize(40).contains("http://127.0.0.1/10 | timed out after 1 s");
  }

  @Test
  void theKotlinProgramPrintsTheSameTable() {
    try (var sites = HostedSites.start()) {
      for (var arguments : List.of(patiently(sites.lively()), impatiently(sites.silent()))) {
        var java = Captured.siteStatus("", arguments);
        var kotlin = Captured.run("", () -> SiteStatusKt.siteStatus(arguments));
        assertThat(kotlin.code()).isZero();
        assertThat(kotlin.rows()).isEqualTo(java.rows());
      }
    }
  }

  @Test
  void thePythonProgramPrintsTheSameTable(@TempDir Path directory) throws Exception {
    try (var sites = HostedSites.start()) {
      for (var arguments : List.of(patiently(sites.lively()), impatiently(sites.silent()))) {
        var python = python(directory, arguments);
        assertThat(new Captured(0, python, "").rows())
            .as(python)
            .isEqualTo(Captured.siteStatus("", arguments).rows());
      }
    }
  }

  private static String[] impatiently(String url) {
    return new String[] {"--skip-sequential", "--timeout=0.2", url};
  }

  @Test
  void aHundredSitesAndMoreAreNotCheckedOneByOne() {
    var captured = Captured.siteStatus("", "--sites", "101", "--timeout=0.7");
    assertThat(captured.rows())
        .hasSize(101)
        .contains("http://127.0.0.1/90 | timed out after 0.7 s");
    assertThat(captured.out())
        .contains("Not one by one: more than 100 sites")
        .doesNotContain("ratio");
  }

  @Test
  void urlsComeFromArgumentsFileAndStandardInput(@TempDir Path directory) throws IOException {
    var file = directory.resolve("sites.txt");
    Files.writeString(
        file, "# two sites\n\nhttp://127.0.0.1:1/file\nhttp://[::1]:1/ # the other\n");
    var named =
        Captured.siteStatus("", PATIENT, "http://127.0.0.1:1/argument", "--file", file.toString());
    assertThat(named.rows())
        .hasSize(3)
        .startsWith("http://127.0.0.1/argument | connection refused")
        .contains("http://127.0.0.1/file | connection refused");
    var piped = Captured.siteStatus("http://127.0.0.1:1/piped\n", PATIENT);
    assertThat(piped.rows()).containsExactly("http://127.0.0.1/piped | connection refused");
    var asked = Captured.siteStatus("http://127.0.0.1:1/asked\n", PATIENT, "-");
    assertThat(asked.rows()).containsExactly("http://127.0.0.1/asked | connection refused");
  }

  @Test
  void aTlsSiteThatRefusesIsARow() {
    var captured = Captured.siteStatus("", PATIENT, "https://127.0.0.1:1/");
    assertThat(captured.rows()).containsExactly("https://127.0.0.1/ | connection refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--wrong",
        "--timeout",
        "--timeout=soon",
        "--timeout=-1",
        "--timeout=NaN",
        "--limit=0",
        "--limit=many",
        "--sites=0",
        "--sites=2 http://localhost",
        "--file=/no/such/file",
        "ftp://localhost",
        "localhost",
        "http://",
        "http://local%host",
        "http://localhost:99999",
        "http://localhost/%zz"
      })
  void wrongInputIsToldAndGivesTwo(String arguments) {
    var captured = Captured.siteStatus("", arguments.split(" "));
    assertThat(captured.code()).isEqualTo(2);
    assertThat(captured.err()).startsWith("SiteStatus: ").contains("--help");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void aWrongLineIsNamed() {
    var captured = Captured.siteStatus("http://localhost\nlocalhost\n");
    assertThat(captured.code()).isEqualTo(2);
    assertThat(captured.err())
        .contains("standard input, line 2: not a URL with http:// or https://: localhost");
  }

  @Test
  void aFileThatIsNotTextIsTold(@TempDir Path directory) throws IOException {
    var file = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    for (var unreadable : List.of(file, directory)) {
      var captured = Captured.siteStatus("", "--file", unreadable.toString());
      assertThat(captured.code()).isEqualTo(2);
      assertThat(captured.err()).startsWith("SiteStatus: cannot read " + unreadable);
    }
  }

  @Test
  void whatIsNoGoodAnswerIsARow() throws IOException {
    try (var servers =
        RawServers.answering(
            "SSH-2.0-x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nServer: x\r\n",
            "HTTP/1.0 200\r\n\r\n",
            "HTTP/1.1 200 \033[31m\r\n\r\n",
            "HTTP/1.1 " + "x".repeat(200_000))) {
      var captured = Captured.siteStatus("", patiently(servers.urls()));
      assertThat(captured.rows())
          .containsExactly(
              "http://127.0.0.1 | not an HTTP answer",
              "http://127.0.0.1 | closed before the headers ended",
              "http://127.0.0.1 | 200",
              "http://127.0.0.1 | 200 ?[31m",
              "http://127.0.0.1 | sent a line longer than 64 KiB");
    }
  }

  @Test
  void noSiteGivesOneAndHelpGivesZero() {
    var nothing = Captured.siteStatus("# nothing\n");
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).isEqualTo("SiteStatus: no site to check\n");
    var help = Captured.siteStatus("", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).isEqualTo(Options.HELP);
  }

  /** The output of the Python program; without a Python 3.11 the test is skipped, and says so. */
  private static String python(Path directory, String... arguments) throws Exception {
    var probe = "import sys; sys.exit(sys.version_info < (3, 11))";
    int suitable = exitCode(directory.resolve("probe"), "python3", "-c", probe);
    assumeTrue(suitable == 0, "no python3 of version 3.11 or later on the PATH");
    var output = directory.resolve("output");
    var program = Stream.of("python3", "-B", PYTHON_PROGRAM.toString());
    var command = Stream.concat(program, Stream.of(arguments)).toArray(String[]::new);
    int code = exitCode(output, command);
    assertThat(code).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  private static int exitCode(Path output, String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectInput(
                  ProcessBuilder.Redirect.from(
                      Files.createTempFile(output.getParent(), "no", "input").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (process.waitFor(4, TimeUnit.MINUTES)) return process.exitValue();
      process.destroyForcibly();
      return -1;
    } catch (IOException notInstalled) {
      return -1;
    }
  }
}
