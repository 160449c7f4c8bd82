package dev.asyncio4j.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The calls of the system that a server makes for a request, counted by strace. Its writes are
 * those of the answers and the wake-ups of its loop, so that one write means no wake-up.
 *
 * <p>A figure is the difference of a long and a short conversation, for each request between.
 */
class SystemCallsTest {
  private static final int SHORT = 500;
  private static final int LONG = 3_500;

  /** What a JVM reads meanwhile, such as a class that it has not needed before. */
  private static final double NOISE = 0.05;

  /** Each kind, and the calls that it is made by. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "read", List.of("read", "readv", "recvfrom", "recvmsg"),
          "write", List.of("write", "writev", "sendto", "sendmsg"),
          "wait", List.of("epoll_wait", "epoll_pwait"),
          "interest", List.of("epoll_ctl"));

  @TempDir Path folder;

  @BeforeAll
  static void tracer() throws Exception {
    Program.named("strace");
    var tried = new ProcessBuilder("strace", "-o", "/dev/null", "true").start();
    assumeTrue(tried.waitFor() == 0, "strace may not trace here");
  }

  @ParameterizedTest
  @CsvSource({"protocol, 1", "streams, 2"})
  @DisplayName("an echo takes one read, one write, and a wait for each pass")
  void ofAnEcho(String how, int passes) throws Exception {
    var few = calls(how, SHORT);
    var many = calls(how, LONG);
    assertThat(perRequest("read", few, many)).as("reads").isCloseTo(1, within(NOISE));
    assertThat(perRequest("write", few, many)).as("writes").isCloseTo(1, within(NOISE));
    double waits = perRequest("wait", few, many);
    double changes = perRequest("interest", few, many);
    if (ChildJvm.MODE.equals("handoff")) {
      // the JDK may wait in a thread of its own for a selector that a virtual thread waits for
      assertThat(waits).as("waits").isBetween(passes - NOISE, passes + 2 + NOISE);
      assertThat(changes).as("changes of an interest").isLessThanOrEqualTo(1 + NOISE);
    } else {
      assertThat(waits).as("waits").isCloseTo(passes, within(NOISE));
      assertThat(changes).as("changes of an interest").isCloseTo(0, within(NOISE));
    }
  }

  private static double perRequest(String kind, Map<String, Long> few, Map<String, Long> many) {
    return (double) (many.get(kind) - few.get(kind)) / (LONG - SHORT);
  }

  /** Has a child echo so many requests, and counts the calls of its life by their kind. */
  private Map<String, Long> calls(String how, int requests) throws Exception {
    Path counts = folder.resolve(how + requests);
    var command = ChildJvm.running(CountedEcho.class, List.of(), how).command();
    command.addAll(0, List.of("strace", "-f", "-c", "-o", counts.toString()));
    var child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
      converse(Integer.parseInt(output.readLine()), requests);
      assertThat(child.waitFor()).isZero();
    } finally {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly().waitFor();
    }
    return byKind(counts);
  }

  private static void converse(int port, int requests) throws IOException {
    var request = new byte[100];
    Arrays.fill(request, (byte) 'x');
    request[99] = '\n';
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      for (int i = 0; i < requests; i++) {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().readNBytes(100)).isEqualTo(request);
      }
    }
  }

  /** Reads a table whose fourth column is the number of calls, and whose last is their name. */
  private static Map<String, Long> byKind(Path counts) throws IOException {
    var rows = Files.readAllLines(counts).stream().map(line -> line.strip().split(" +")).toList();
    return KINDS.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                kind ->
                    rows.stream()
                        .filter(row -> kind.getValue().contains(row[row.length - 1]))
                        .mapToLong(row -> Long.parseLong(row[3]))
                        .sum()));
  }
}
