package dev.asyncio4j.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many connections one loop holds: clients and server in a JVM each, with a small heap. */
class ManyConnectionsTest {
  private static final int COUNT = 10_000;

  @Test
  @DisplayName("10,000 connections are held at once on one loop, and each echoes")
  void manyConnectionsEcho() throws IOException, InterruptedException {
    var server =
        ChildJvm.running(ManyConnections.Server.class, List.of("-Xmx256m"))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader printed = server.inputReader()) {
      String port = printed.readLine();
      assertThat(port).as("the server's port").matches("\\d+");
      var output =
          ChildJvm.output(
              ManyConnections.Clients.class, List.of("-Xmx256m"), port, String.valueOf(COUNT));
      assertThat(output).contains("all " + COUNT + " were open at once and were answered");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }
}
