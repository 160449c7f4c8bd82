package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that all competitors ask: the one that {@code PG_DSN} names, or one of the
 * machine's own binaries, started for this run.
 */
final class PostgresServer {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private PostgresServer() {}

  /** {@return where it is; empty if there is none on this machine} */
  static Optional<String> dsn() throws IOException, InterruptedException {
    var given = System.getenv("PG_DSN");
    if (given != null) return Optional.of(given);
    var binaries = binaries();
    return binaries.isPresent() ? Optional.of(start(binaries.get())) : Optional.empty();
  }

  private static Optional<Path> binaries() throws IOException {
    if (!Files.isDirectory(INSTALLED)) return Optional.empty();
    try (var versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
          .max(Comparator.comparing(Path::toString));
    }
  }

  private static String start(Path binaries) throws IOException, InterruptedException {
    var data = Resources.path("postgres").toString();
    Child.run(
        unprivileged(
            binaries.resolve("initdb").toString(), "-D", data, "-U", "postgres", "-A", "trust"));
    int port = Ports.free();
    var server =
        new Child(
            unprivileged(
                binaries.resolve("postgres").toString(), "-D", data, "-k", "", "-p", "" + port));
    Ports.await(server, port);
    return "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
  }

  /** PostgreSQL refuses to run as root: then it is another user, in a name space of its own. */
  private static List<String> unprivileged(String... command) {
    var all = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) all.addAll(List.of("unshare", "-U"));
    all.addAll(List.of(command));
    return all;
  }
}
