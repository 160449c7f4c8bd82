package dev.asyncio4j.benchmarks.frameworks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.springframework.boot.web.context.WebServerApplicationContext;

/**
 * A client of controllers that say hello, which costs little: one connection, one request at a
 * time.
 */
final class HelloClient implements AutoCloseable {
  private static final String LENGTH = "Content-Length: ";

  private final Socket socket;
  private final BufferedInputStream input;

  HelloClient(WebServerApplicationContext server) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.getWebServer().getPort());
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream());
  }

  void get(String path, int count) throws IOException {
    var request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    for (int i = 0; i < count; i++) {
      socket.getOutputStream().write(request);
      answer(path);
    }
  }

  private void answer(String path) throws IOException {
    int length = -1;
    String first = line();
    for (String line; !(line = line()).isEmpty(); )
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        length = Integer.parseInt(line.substring(LENGTH.length()));
    if (!first.contains(" 200") || length < 0) throw new IOException(path + " answers " + first);
    if (!new String(input.readNBytes(length), US_ASCII).equals("hello"))
      throw new IOException(path + " does not say hello");
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c; (c = input.read()) != '\n'; ) {
      if (c < 0) throw new IOException("the server has closed the connection");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
