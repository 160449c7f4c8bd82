package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine, for servers of a run. */
final class Ports {
  private static final int TRIES = 600;

  private Ports() {}

  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until {@code server} listens. */
  static void await(Child server, int port) throws IOException, InterruptedException {
    for (int i = 0; !listens(port); i++) {
      if (i == TRIES || !server.isAlive()) throw server.failure("does not listen");
      Thread.sleep(50);
    }
  }

  private static boolean listens(int port) {
    try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
