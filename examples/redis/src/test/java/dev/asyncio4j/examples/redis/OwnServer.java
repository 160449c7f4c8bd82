package dev.asyncio4j.examples.redis;

import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
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
      int port = ServerProcess.freePort();
      var folder = Files.createTempDirectory("redis");
      ServerProcess.start(
          folder,
          port,
          List.of(program, "--port", "" + port, "--dir", folder.toString(), "--save", ""));
      System.setProperty("redis.port", "" + port);
      System.setProperty("redis.server", program);
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

  private static int version(String program) throws IOException {
    var process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes());
    return Integer.parseInt(text.replaceAll("(?s).*v=(\\d+)\\..*", "$1"));
  }
}
