package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The load on TLS servers: blocking sockets in threads of this process, for only the processor time
 * of the server counts.
 */
final class TlsLoad {
  private static final String LOOPBACK = "127.0.0.1";
  private final SSLContext context;
  private final int port;
  private final int connections;

  TlsLoad(int port, int connections) {
    this.port = port;
    this.connections = connections;
    context = trustingAll();
  }

  /** {@code count} connections in all, each with keys of its own or out of a session. */
  void handshakes(int count, boolean resumed) throws InterruptedException {
    inThreads(
        thread -> {
          for (int i = 0; i < count / connections; i++) {
            // Sessions are kept by the name of the server.
            try (var socket = connected(resumed ? "server" + thread : thread + "-" + i)) {
              exchange(socket, new byte[1]);
            }
          }
        });
  }

  /** Sends {@code bytes} and waits for them, {@code count} times in all. */
  void echo(int count, int bytes) throws InterruptedException {
    inThreads(
        thread -> {
          try (var socket = connected("echo")) {
            var data = new byte[bytes];
            for (int i = 0; i < count / connections; i++) exchange(socket, data);
          }
        });
  }

  private static void exchange(SSLSocket socket, byte[] data) throws IOException {
    socket.getOutputStream().write(data);
    int got = socket.getInputStream().readNBytes(data, 0, data.length);
    if (got < data.length) throw new IOException("the server has ended the connection");
  }

  private SSLSocket connected(String name) throws IOException {
    var plain = new Socket();
    plain.setTcpNoDelay(true);
    plain.connect(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
    return (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
  }

  private void inThreads(Work work) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < connections; i++) {
        int thread = i;
        all.add(
            threads.submit(
                () -> {
                  work.run(thread);
                  return null;
                }));
      }
      for (Future<?> one : all) one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static SSLContext trustingAll() {
    try {
      var made = SSLContext.getInstance("TLS");
      made.init(null, new TrustManager[] {new TrustingAll()}, null);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  private interface Work {
    void run(int thread) throws IOException;
  }

  private static final class TrustingAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
