package dev.asyncio4j.benchmarks.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An echo server with a virtual thread for each connection: {@code ThreadEcho PORT}. */
public final class ThreadEcho {
  private static final int BUFFER = 1 << 16;

  private ThreadEcho() {}

  public static void main(String[] args) throws IOException {
    try (var server =
        new ServerSocket(Integer.parseInt(args[0]), 100, InetAddress.getLoopbackAddress())) {
      while (true) {
        var connection = server.accept();
        connection.setTcpNoDelay(true);
        VirtualThreads.start(() -> echo(connection));
      }
    }
  }

  private static void echo(Socket connection) {
    try (connection) {
      var buffer = new byte[BUFFER];
      var in = connection.getInputStream();
      var out = connection.getOutputStream();
      for (int got; (got = in.read(buffer)) >= 0; ) out.write(buffer, 0, got);
    } catch (IOException e) {
      throw new UncheckedIOException("a connection was lost", e);
    }
  }
}
