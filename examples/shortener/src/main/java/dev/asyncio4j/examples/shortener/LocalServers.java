package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import redis.embedded.core.ExecutableProvider;

/**
 * A PostgreSQL and a Redis for trying the service out, from binaries on the class path (Linux on
 * x86-64). They are children in sessions of their own, so that Ctrl-C does not end them before the
 * service; they end with this process, however it ends, and leave nothing.
 */
public final class LocalServers implements AutoCloseable {
  private static final String POSTGRES = "/postgres-linux-x86_64.txz";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** A shell whose input ends with this process: then it ends what it has started. */
  private static final String WATCH = "\"$@\" & p=$!; cat >/dev/null; kill -INT $p; wait $p";

  private final Path folder;
  private final List<AsyncProcess> running = new ArrayList<>();
  private int databasePort;
  private int cachePort;

  private LocalServers(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts both.
   *
   * @return the servers, to be closed
   * @throws Exception if one does not start
   */
  public static LocalServers start() throws Exception {
    var servers = new LocalServers(Files.createTempDirectory("shortener"));
    try {
      servers.startPostgres();
      servers.startRedis();
      return servers;
    } catch (Throwable e) {
      servers.close();
      throw e;
    }
  }

  /** {@return the address of the PostgreSQL} */
  public String database() {
    return "postgresql://postgres@127.0.0.1:" + databasePort + "/postgres?sslmode=disable";
  }

  /** {@return the address of the Redis} */
  public String cache() {
    return "redis://127.0.0.1:" + cachePort;
  }

  private void startPostgres() throws IOException {
    var archive = folder.resolve("postgres.txz");
    try (var in = Objects.requireNonNull(getClass().getResourceAsStream(POSTGRES), POSTGRES)) {
      await(toThread(() -> Files.copy(in, archive)));
    }
    run("tar", "xJf", archive.toString(), "-C", folder.toString());
    var data = folder.resolve("data").toString();
    var initdb = folder.resolve("bin/initdb").toString();
    run(unprivileged(initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"));
    var server = folder.resolve("bin/postgres").toString();
    databasePort = freePort();
    serve(databasePort, unprivileged(server, "-D", data, "-k", "", "-p", "" + databasePort));
  }

  private void startRedis() throws IOException {
    cachePort = freePort();
    var server = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getPath();
    serve(cachePort, server, "--port", "" + cachePort, "--save", "", "--dir", folder.toString());
  }

  /** PostgreSQL refuses to run as root: then it is another user, in a name space of its own. */
  private static String[] unprivileged(String... command) {
    if (!System.getProperty("user.name").equals("root")) return command;
    var all = new ArrayList<>(List.of("unshare", "-U"));
    all.addAll(List.of(command));
    return all.toArray(new String[0]);
  }

  private void run(String... command) {
    try (var process = await(createSubprocessExec(logged("setup.log"), command))) {
      int code = await(process.waitFor());
      if (code != 0) throw new IllegalStateException(command[0] + " has ended with " + code);
    }
  }

  private void serve(int port, String... command) {
    var watched = new ArrayList<>(List.of("sh", "-c", WATCH, "sh"));
    watched.addAll(List.of(command));
    var options = logged(port + ".log").stdin(Stdio.PIPE).startNewSession(true);
    running.add(await(createSubprocessExec(options, watched)));
    timeout(
        PATIENCE,
        () -> {
          while (!listens(port)) await(sleep(PAUSE));
        });
  }

  private ProcessOptions logged(String name) {
    return ProcessOptions.defaults()
        .stdout(Stdio.appendTo(folder.resolve(name)))
        .stderr(Stdio.STDOUT);
  }

  private static boolean listens(int port) {
    try (var connection = await(openConnection("127.0.0.1", port))) {
      return true;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Finds one below those that a system gives to connections. */
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 12_000);
      try (var free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one, then
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var process : running) {
      process.stdin().close();
      await(process.waitFor());
      process.close();
    }
    await(toThread(this::deleteFolder));
  }

  private void deleteFolder() throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    }
  }
}
