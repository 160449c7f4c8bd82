package dev.asyncio4j.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.Ends;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server in a JVM that runs out of file descriptors, and its clients here. */
class AcceptFailureTest {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final int DESCRIPTORS = 150;

  /** What is checked of a server that has more clients than descriptors. */
  private interface Check {
    void run(BufferedReader output, int port, Deque<Socket> clients) throws Exception;
  }

  /** Starts {@code server} with few descriptors, and as many clients. */
  private static void exhausted(Class<?> server, Check check) throws Exception {
    assumeTrue(Files.exists(SHELL), "there is no " + SHELL + " to limit descriptors with");
    var java = String.join("' '", ChildJvm.running(server, List.of()).command());
    var limited = "ulimit -n " + DESCRIPTORS + "; exec '" + java + "'";
    var process =
        new ProcessBuilder(SHELL.toString(), "-c", limited).redirectErrorStream(true).start();
    var clients = new ArrayDeque<Socket>();
    try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int port = Integer.parseInt(lineWith("port ", output).substring("port ".length()));
      while (clients.size() < DESCRIPTORS) clients.add(new Socket(Ends.LOOPBACK, port));
      check.run(output, port, clients);
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    } finally {
      for (var client : clients) client.close();
      process.destroyForcibly().waitFor();
    }
  }

  /** All clients leave but the last, which is served then. */
  private static void assertRecovers(Deque<Socket> clients) throws IOException {
    var last = clients.removeLast();
    for (var client : clients) client.close();
    assertThat(echoed(last, "waited")).isEqualTo("waited");
    last.close();
  }

  @Test
  @DisplayName(
      "SERVER-08 without descriptors, accepting pauses for a second, says so, and recovers")
  void descriptorsExhausted() throws Exception {
    exhausted(
        FewDescriptors.class,
        (output, port, clients) -> {
          assertThat(lineWith("report ", output))
              .isEqualTo("report socket.accept() out of system resource");
          assertRecovers(clients);
          var served = Long.parseLong(lineWith("served ", output).substring("served ".length()));
          assertThat(served).as("ms after the failure").isBetween(990L, 20_000L);
          try (var client = new Socket(Ends.LOOPBACK, port)) {
            assertThat(echoed(client, "hello")).isEqualTo("hello");
          }
        });
  }

  @Test
  @DisplayName("N-04 without descriptors a server that has logged nothing yet reports and goes on")
  void coldLogger() throws Exception {
    exhausted(
        ColdServer.class,
        (output, port, clients) -> {
          assertThat(lineWith("SEVERE: ", output))
              .isEqualTo("SEVERE: socket.accept() out of system resource");
          assertRecovers(clients);
        });
  }

  /** The next line that begins so; what else the program prints goes into the failure's text. */
  private static String lineWith(String start, BufferedReader output) throws IOException {
    var others = new ArrayList<String>();
    for (String line; (line = output.readLine()) != null; others.add(line)) {
      if (line.startsWith(start)) return line;
    }
    throw new AssertionError("the server ended without a line '" + start + "…': " + others);
  }

  private static String echoed(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
    return new String(client.getInputStream().readNBytes(text.length()), UTF_8);
  }
}
