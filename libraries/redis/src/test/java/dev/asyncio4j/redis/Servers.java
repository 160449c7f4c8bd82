package dev.asyncio4j.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  static RedisOptions shared() {
    return sharedServer().options();
  }

  static synchronized Server sharedServer() {
    if (shared == null) shared = start();
    return shared;
  }

  static Server start(String... arguments) {
    return start(ServerProcess.freePort(), arguments);
  }

  static Server start(int port, String... arguments) {
    try {
      var folder = Files.createTempDirectory("redis");
      var command = new ArrayList<>(List.of(program(), "--port", "" + port));
      command.addAll(List.of("--dir", folder.toString(), "--save", ""));
      command.addAll(List.of(arguments));
      return new Server(port, folder, ServerProcess.start(folder, port, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the first number of the version of the program} */
  static int major() {
    try {
      var process = new ProcessBuilder(program(), "--version").redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(text.replaceAll("(?s).*v=(\\d+)\\..*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() throws IOException {
    var given = System.getProperty("redis.server");
    if (given != null) return given;
    var installed = Path.of("/usr/bin/redis-server");
    if (Files.isExecutable(installed)) return installed.toString();
    return ExecutableProvider.newJarResourceProvider().get().getPath();
  }
}
