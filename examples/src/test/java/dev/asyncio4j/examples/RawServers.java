package dev.asyncio4j.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Servers that send a text, whatever they are asked, and hang up. */
record RawServers(List<ServerSocket> sockets) implements AutoCloseable {

  static RawServers answering(String... texts) throws IOException {
    return start(new CountDownLatch(0), texts);
  }

  /** Servers that answer when all of them have been asked: who asks one by one waits for ever. */
  static RawServers answeringTogether(int count, String text) throws IOException {
    return start(
        new CountDownLatch(count), Collections.nCopies(count, text).toArray(String[]::new));
  }

  private static RawServers start(CountDownLatch asked, String... texts) throws IOException {
    var servers = new RawServers(new ArrayList<>());
    for (var text : texts) {
      var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      servers.sockets.add(socket);
      var thread = new Thread(() -> serve(socket, text, asked), "raw server");
      thread.setDaemon(true);
      thread.start();
    }
    return servers;
  }

  String[] urls() {
    return sockets.stream()
        .map(socket -> "http://127.0.0.1:" + socket.getLocalPort())
        .toArray(String[]::new);
  }

  private static void serve(ServerSocket socket, String text, CountDownLatch asked) {
    var request = new byte[4096];
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        if (client.getInputStream().read(request) > 0) {
          asked.countDown();
          asked.await();
          client.getOutputStream().write(text.getBytes(ISO_8859_1));
        }
      } catch (IOException e) {
        // The socket is closed, or this client has left: the loop's condition knows.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) socket.close();
  }
}
