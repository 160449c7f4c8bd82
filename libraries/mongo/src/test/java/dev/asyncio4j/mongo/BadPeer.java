package dev.asyncio4j.mongo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that answers everything with the same bytes, at once or without an end. */
final class BadPeer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final byte[] answer;
  private final boolean isEndless;

  BadPeer(byte[] answer) throws IOException {
    this(answer, false);
  }

  /** Makes one; if it is endless, it repeats its answer, byte by byte, as long as it is heard. */
  BadPeer(byte[] answer, boolean isEndless) throws IOException {
    this.answer = answer;
    this.isEndless = isEndless;
    var thread = new Thread(this::serve, "bad peer");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (true) {
      try (var socket = server.accept()) {
        if (socket.getInputStream().read() < 0) continue;
        if (!isEndless) socket.getOutputStream().write(answer);
        while (isEndless && !server.isClosed()) Peer.trickle(socket, answer);
      } catch (IOException e) {
        if (server.isClosed()) return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
