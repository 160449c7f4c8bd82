package dev.asyncio4j.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of the system that a server makes for a request, as strace tells them. */
class SystemCallsTest {
  private static final int REQUESTS = 2_000;

  /** What the start and the end of a server take, spread over all requests. */
  private static final double ENDS = 0.05;

  /** A kind of call, and how strace tells one: a socket's calls, not those for files of the JVM. */
  private enum Call {
    READ("(read|readv|recvfrom|recvmsg)\\(\\d+<socket:"),
    WRITE("(write|writev|sendto|sendmsg)\\(\\d+<socket:"),
    WAKE_UP("write\\(\\d+<anon_inode:.?eventfd"),
    WAIT("epoll_(wait|pwait)\\("),
    INTEREST("epoll_ctl\\(");

    private final Pattern pattern;

    Call(String pattern) {
      this.pattern = Pattern.compile("\\b" + pattern);
    }
  }

  @TempDir Path folder;

  @BeforeAll
  static void tracer() throws Exception {
    try (var tried = Program.named("strace").with("-o", "/dev/null", "true").start()) {
      assumeTrue(tried.process().waitFor() == 0, "strace may not trace here");
    }
  }

  @ParameterizedTest
  @CsvSource({"protocol, 1", "streams, 2"})
  @DisplayName("an echo takes one read, one write, a wait for each pass, and no wake-up")
  void ofAnEcho(String how, int passes) throws Exception {
    var told = told(how);
    assertThat(perRequest(Call.READ, told)).as("reads").isCloseTo(1, within(ENDS));
    assertThat(perRequest(Call.WRITE, told)).as("writes").isCloseTo(1, within(ENDS));
    assertThat(perRequest(Call.WAKE_UP, told)).as("wake-ups").isCloseTo(0, within(ENDS));
    double waits = perRequest(Call.WAIT, told);
    double changes = perRequest(Call.INTEREST, told);
    if (ChildJvm.MODE.equals("handoff")) {
      // the JDK may wait in a thread of its own for a selector that a virtual thread waits for
      assertThat(waits).as("waits").isBetween(passes - ENDS, passes + 2 + ENDS);
      assertThat(changes).as("changes of an interest").isLessThanOrEqualTo(1 + ENDS);
    } else {
      assertThat(waits).as("waits").isCloseTo(passes, within(ENDS));
      assertThat(changes).as("changes of an interest").isCloseTo(0, within(ENDS));
    }
  }

  private static double perRequest(Call call, List<String> told) {
    return (double) told.stream().filter(call.pattern.asPredicate()).count() / REQUESTS;
  }

  /** Has a child echo all requests, and returns what strace tells of it, line by line. */
  private List<String> told(String how) throws Exception {
    Path log = folder.resolve(how);
    var traced = ChildJvm.running(CountedEcho.class, List.of(), how);
    var calls = "trace=%network,read,readv,write,writev,epoll_wait,epoll_pwait,epoll_ctl";
    traced.command().addAll(0, List.of("strace", "-f", "-y", "-e", calls, "-o", log.toString()));
    var child = traced.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output = child.inputReader()) {
      converse(Integer.parseInt(output.readLine()));
      assertThat(child.waitFor()).isZero();
    } finally {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly().waitFor();
    }
    return Files.readAllLines(log);
  }

  private static void converse(int port) throws IOException {
    var request = new byte[100];
    Arrays.fill(request, (byte) 'x');
    request[99] = '\n';
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      for (int i = 0; i < REQUESTS; i++) {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().readNBytes(100)).isEqualTo(request);
      }
    }
  }
}
