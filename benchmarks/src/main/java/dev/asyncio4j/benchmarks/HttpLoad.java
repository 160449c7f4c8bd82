package dev.asyncio4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load on HTTP servers: blocking sockets in threads of this process, which takes what it needs
 * of the machine beside them.
 */
final class HttpLoad {
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 1600;
  private final int port;

  HttpLoad(int port) {
    this.port = port;
  }

  /** An action on a connection, so many times. */
  private interface Use {
    void on(Socket socket, int count) throws IOException;
  }

  /** Asks for {@code path}, {@code count} times in all over {@code connections}. */
  void get(String path, int count, int connections) throws InterruptedException {
    each(
        connections,
        count,
        (socket, times) -> {
          var in = new BufferedInputStream(socket.getInputStream());
          for (int n = 0; n < times; n++) ask(socket, path, in);
        });
  }

  /** Sends a text of 100 bytes and takes it back, {@code count} times in all. */
  void echo(int count, int sockets) throws InterruptedException {
    each(sockets, count, (socket, times) -> new WebSocketLoad(socket).echo(times));
  }

  private void each(int connections, int count, Use use) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < connections; i++) {
        all.add(
            threads.submit(
                () -> {
                  try (var socket = connected()) {
                    use.on(socket, count / connections);
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

  /** Opens connections that have asked once and ask no more. */
  List<Socket> idle(int count) throws IOException {
    var all = new ArrayList<Socket>();
    for (int i = 0; i < count; i++) {
      var socket = connected();
      all.add(socket);
      ask(socket, "/hello/me", new BufferedInputStream(socket.getInputStream()));
    }
    return all;
  }

  private static void ask(Socket socket, String path, InputStream in) throws IOException {
    send(socket.getOutputStream(), "GET " + path, "");
    body(in);
  }

  /** Takes 100 MiB. */
  void down() throws IOException {
    try (var socket = connected()) {
      ask(socket, "/down", new BufferedInputStream(socket.getInputStream(), PIECE));
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

  /** Reads the head of a reply; returns it in lower case. */
  static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) throw new IOException("the server has ended the connection after: " + head);
      head.append((char) c);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  /** Reads a reply with a length. */
  private static void body(InputStream in) throws IOException {
    String text = head(in);
    if (!text.startsWith("http/1.1 200")) throw new IOException("the server answers " + text);
    int at = text.indexOf("content-length:") + 15;
    in.skipNBytes(Long.parseLong(text.substring(at, text.indexOf('\r', at)).strip()));
  }
}
