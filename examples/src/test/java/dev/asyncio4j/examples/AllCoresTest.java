package dev.asyncio4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

/** What a server on several loops owes its clients. */
class AllCoresTest {
  private static final int CLIENTS = 64;

  private static String ask(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\n").getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8)).readLine();
  }

  private static Socket connect(AllCores server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port);
  }

  @Test
  @EnabledOnOs(LINUX) // which spreads connections
  @DisplayName("each loop has its share of the connections")
  void spread() throws IOException {
    try (var server = new AllCores(2, 0)) {
      for (int i = 0; i < CLIENTS; i++) {
        try (var client = connect(server)) {
          assertThat(ask(client, "hello " + i)).isEqualTo("HELLO " + i);
          assertThat(ask(client, "bye")).isEqualTo("BYE");
        }
      }
      assertThat(server.connections()).hasSize(2).allMatch(count -> count > 0);
      assertThat(server.connections().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(CLIENTS);
    }
  }

  @Test
  @DisplayName("a close takes nobody else, and waits for those who are there")
  void graceful() throws Exception {
    var server = new AllCores(2, 0);
    var clients = new ArrayList<Socket>();
    for (int i = 0; i < 8; i++) {
      clients.add(connect(server));
      assertThat(ask(clients.get(i), "first")).isEqualTo("FIRST");
    }
    var closing = CompletableFuture.runAsync(server::close);
    while (isOpen(server)) Thread.onSpinWait();
    for (var client : clients) {
      assertThat(closing).isNotDone();
      assertThat(ask(client, "last")).isEqualTo("LAST");
      assertThat(ask(client, "bye")).isEqualTo("BYE");
      client.close();
    }
    closing.get(1, TimeUnit.MINUTES);
  }

  private static boolean isOpen(AllCores server) throws IOException {
    try (var client = connect(server)) {
      ask(client, "bye"); // one that was accepted before the close is served
      return true;
    } catch (SocketException refusedOrReset) {
      return false;
    }
  }
}
