package dev.asyncio4j.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One PostgreSQL server for the tests of a JVM, on a free port, in a folder of its own; it ends
 * with the JVM, however that ends.
 *
 * <p>{@code -Dpostgres.dsn=} names another one. Else it is made of binaries on the class path, or
 * of those that the system has.
 */
public final class PostgresServer {
  private static final String ON_CLASS_PATH = "/postgres-linux-x86_64.txz";
  private static final PostgresServer ONE = start();

  private final String dsn;
  private final Path folder;

  private PostgresServer(String dsn, Path folder) {
    this.dsn = dsn;
    this.folder = folder;
  }

  /** {@return where a superuser may connect, without a password} */
  public static String dsn() {
    return ONE.dsn;
  }

  /** {@return the folder of its data} */
  public static Path folder() {
    return ONE.folder;
  }

  private static PostgresServer start() {
    var given = System.getProperty("postgres.dsn");
    if (given != null) return new PostgresServer(given, Path.of("."));
    try {
      var home = Files.createTempDirectory("postgres-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(home)));
      var binaries = binaries(home);
      var data = home.resolve("data");
      run(
          as(
              binaries.resolve("initdb").toString(),
              "-D",
              data.toString(),
              "-U",
              "postgres",
              "-A",
              "trust",
              "--no-sync",
              "-E",
              "UTF8",
              "--locale=C"));
      int port = ServerProcess.freePort();
      serve(binaries, data, port);
      return new PostgresServer("postgresql://postgres@127.0.0.1:" + port + "/postgres", data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path binaries(Path home) throws IOException {
    try (var in = PostgresServer.class.getResourceAsStream(ON_CLASS_PATH)) {
      if (in == null) return installed();
      var archive = home.resolve("postgres.txz");
      Files.copy(in, archive);
      run(List.of("tar", "xJf", archive.toString(), "-C", home.toString()));
      Files.delete(archive);
      return home.resolve("bin");
    }
  }

  private static Path installed() throws IOException {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new IOException("no PostgreSQL is installed"));
    }
  }

  /** The server refuses to be run by root: it is another user then, in a name space of its own. */
  private static List<String> as(String... command) {
    var all = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) all.addAll(List.of("unshare", "-U"));
    all.addAll(List.of(command));
    return all;
  }

  private static void run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) throw new IOException(command + ": " + output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The shell ends the server when its input ends: then the JVM has ended. */
  private static void serve(Path binaries, Path data, int port) throws IOException {
    var server =
        "%s -D %s -p %d -k %s -c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=150 -c max_prepared_transactions=0 & pid=$!; cat > /dev/null; kill -QUIT $pid; wait"
            .formatted(binaries.resolve("postgres"), data, port, data);
    var log = data.resolve("log").toFile();
    new ProcessBuilder(as("sh", "-c", server))
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
    var state = data.resolve("postmaster.pid");
    for (int i = 0; i < 600; i++) {
      if (Files.exists(state) && Files.readString(state).contains("ready")) return;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new IOException("PostgreSQL does not start: " + Files.readString(log.toPath()));
  }
}
