package dev.asyncio4j.examples.shortener;

import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A PostgreSQL and a Redis for all tests of this JVM, which end with it. */
final class Servers {
  private static final int CACHE_PORT = ServerProcess.freePort();
  private static boolean started;

  private Servers() {}

  static synchronized void start() throws IOException {
    if (started) return;
    started = true;
    PostgresServer.dsn();
    var folder = Files.createTempDirectory("redis");
    var program = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getPath();
    ServerProcess.start(
        folder, CACHE_PORT, List.of(program, "--port", "" + CACHE_PORT, "--save", ""));
  }

  static String cache() {
    return "redis://127.0.0.1:" + CACHE_PORT;
  }

  static Settings settings() {
    return new Settings("127.0.0.1", 0, PostgresServer.dsn(), cache());
  }

  /** The environment of a service in a process of its own. */
  static Map<String, String> environment(int port) {
    return Map.of("PORT", "" + port, "DATABASE_URL", PostgresServer.dsn(), "REDIS_URL", cache());
  }
}
