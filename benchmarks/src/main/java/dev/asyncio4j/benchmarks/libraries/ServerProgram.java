package dev.asyncio4j.benchmarks.libraries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A server program as a child of this process, on a port of its own. */
final class ServerProgram implements AutoCloseable {
  final int port = freePort();
  private final Process process;

  private ServerProgram(String... command) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(command));
    all.add("" + port);
    process =
        new ProcessBuilder(all)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    while (!listens()) {
      if (!process.isAlive()) throw new IllegalStateException(all + " does not start");
      Thread.sleep(20);
    }
  }

  static ServerProgram redis() throws IOException, InterruptedException {
    return new ServerProgram("redis-server", "--save", "", "--bind", "127.0.0.1", "--port");
  }

  static ServerProgram memcached() throws IOException, InterruptedException {
    return new ServerProgram("memcached", "-u", "nobody", "-U", "0", "-l", "127.0.0.1", "-p");
  }

  private boolean listens() {
    try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
