package dev.asyncio4j.examples.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A server for the programs, which ends with this JVM: a shell ends it when its input does. */
final class OwnServer {
  private static int major;

  private OwnServer() {}

  static int major() {
    return major;
  }

  static synchronized void start() {
    if (major > 0) return;
    try {
      var program = program();
      major = version(program);
      int port = freePort();
      var folder = Files.createTempDirectory("redis");
      var watched = "\"$@\" & p=$!; cat > /dev/null; kill -9 $p; rm -rf " + folder;
      new ProcessBuilder(arguments(watched, program, port, folder))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      System.setProperty("redis.port", "" + port);
      System.setProperty("redis.server", program);
      awaitPort(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(String watched, String program, int port, Path folder) {
    return List.of(
        "sh",
        "-c",
        watched,
        "sh",
        program,
        "--port",
        "" + port,
        "--dir",
        "" + folder,
        "--save",
        "");
  }

  private static String program() throws IOException {
    var given = System.getProperty("redis.server");
    if (given != null) return given;
    var installed = Path.of("/usr/bin/redis-server");
    if (Files.isExecutable(installed)) return installed.toString();
    return ExecutableProvider.newJarResourceProvider().get().getPath();
  }

  private static int version(String program) throws IOException {
    var process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes());
    return Integer.parseInt(text.replaceAll("(?s).*v=(\\d+)\\..*", "$1"));
  }

  private static int freePort() throws IOException {
    while (true) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() < 55000) return socket.getLocalPort();
      }
    }
  }

  private static void awaitPort(int port) throws IOException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        new Socket("127.0.0.1", port).close();
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) throw e;
        Thread.onSpinWait();
      }
    }
  }
}
