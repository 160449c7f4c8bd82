package dev.asyncio4j.transports;

import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import javax.net.ssl.SSLSocket;

/**
 * A server of the JDK's own, which answers no hello before it has {@code count} clients, so that
 * their handshakes are under way at the same time.
 */
final class PlainTlsServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Thread thread;

  PlainTlsServer(int count) throws IOException {
    listening = new ServerSocket(0, count, InetAddress.getByName("127.0.0.1"));
    thread = new Thread(() -> serve(count), "plain-tls-server");
    thread.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve(int count) {
    var clients = new ArrayList<Socket>();
    var handshakes = new ArrayList<Thread>();
    try {
      while (clients.size() < count) clients.add(listening.accept());
      for (Socket client : clients) handshakes.add(new Thread(() -> handshake(client)));
      handshakes.forEach(Thread::start);
    } catch (IOException closed) {
      // The test has ended.
    }
    handshakes.forEach(RealTime::join);
  }

  private static void handshake(Socket client) {
    try (var tls =
        (SSLSocket) Certificates.server().getSocketFactory().createSocket(client, null, 0, true)) {
      tls.setUseClientMode(false);
      tls.getInputStream().read();
    } catch (IOException gone) {
      // The client has what it wanted.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    RealTime.join(thread);
  }
}
