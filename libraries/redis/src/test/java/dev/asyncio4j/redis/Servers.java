package dev.asyncio4j.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** Redis servers of the tests, which end with this JVM: a shell ends each when its input does. */
final class Servers {
  /** A server. */
  record Server(int port, Path folder, Process process) implements AutoCloseable {
    RedisOptions options() {
      return RedisOptions.defaults().host("127.0.0.1").port(port);
    }

    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        process.waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Server shared;

  private Servers() {}

  /** Returns the options of the server that all tests share. */
  static synchronized RedisOptions shared() {
    if (shared == null) shared = start();
    return shared.options();
  }

  static Server start(String... arguments) {
    return start(freePort(), arguments);
  }

  static Server start(int port, String... arguments) {
    try {
      var folder = Files.createTempDirectory("redis");
      var watch = "\"$@\" & p=$!; cat > /dev/null; kill -9 $p; rm -rf " + folder;
      var command =
          new ArrayList<>(List.of("sh", "-c", watch, "sh", program(), "--port", "" + port));
      command.addAll(List.of("--dir", folder.toString(), "--save", ""));
      command.addAll(List.of(arguments));
      var process =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("log").toFile())
              .redirectErrorStream(true)
              .start();
      awaitPort(port);
      return new Server(port, folder, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String program() throws IOException {
    var given = System.getProperty("redis.server");
    if (given != null) return given;
    var installed = Path.of("/usr/bin/redis-server");
    if (Files.isExecutable(installed)) return installed.toString();
    return ExecutableProvider.newJarResourceProvider().get().getPath();
  }

  static int freePort() {
    while (true) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() < 55000) return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void awaitPort(int port) throws IOException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try (var socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) throw e;
        Thread.onSpinWait();
      }
    }
  }
}
