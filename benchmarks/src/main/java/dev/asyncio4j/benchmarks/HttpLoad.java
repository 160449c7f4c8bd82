package dev.asyncio4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load on HTTP servers: blocking sockets in threads of this process, for only the processor
 * time of the server counts.
 */
final class HttpLoad {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 1600;
  private final int port;

  HttpLoad(int port) {
    this.port = port;
  }

  /** Asks for {@code path}, {@code count} times in all over {@code connections}. */
  void get(String path, int count, int connections) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < connections; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (var socket = connected()) {
                    var in = new BufferedInputStream(socket.getInputStream());
                    for (int n = 0; n < count / connections; n++) {
                      send(socket.getOutputStream(), "GET " + path, "");
                      body(in);
                    }
                  }
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

  /** Takes 100 MiB. */
  void down() throws IOException {
    try (var socket = connected()) {
      send(socket.getOutputStream(), "GET /down", "");
      body(new BufferedInputStream(socket.getInputStream(), PIECE));
    }
  }

  /** Gives 100 MiB. */
  void up() throws IOException {
    try (var socket = connected()) {
      var out = socket.getOutputStream();
      send(out, "POST /up", "Content-Length: " + (long) PIECES * PIECE + "\r\n");
      var piece = new byte[PIECE];
      for (int i = 0; i < PIECES; i++) out.write(piece);
      body(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void send(OutputStream out, String line, String headers) throws IOException {
    String head = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a reply with a length. */
  private static void body(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) throw new IOException("the server has ended the connection after: " + head);
      head.append((char) c);
    }
    String text = head.toString().toLowerCase(Locale.ROOT);
    if (!text.startsWith("http/1.1 200")) throw new IOException("the server answers " + text);
    int at = text.indexOf("content-length:") + 15;
    in.skipNBytes(Long.parseLong(text.substring(at, text.indexOf('\r', at)).strip()));
  }
}
