package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.PostgresAlone;
import dev.asyncio4j.benchmarks.libraries.PostgresCosts;
import dev.asyncio4j.benchmarks.libraries.PostgresThreads;
import dev.asyncio4j.benchmarks.libraries.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Clients of PostgreSQL: seven queries, by one, ten and fifty tasks, on a connection of their own
 * or on one of a pool.
 */
final class PostgresSection extends ServerSection {
  private static final List<String> HEAP = List.of("-Xmx256m");

  PostgresSection(Setup setup) {
    super(setup);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  List<String> rows() {
    return Query.rows();
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    Optional<String> dsn = PostgresServer.dsn();
    if (dsn.isEmpty()) {
      missing("all: there is neither PG_DSN nor a PostgreSQL in /usr/lib/postgresql");
      return;
    }
    var script = "postgres_costs.py";
    add("asyncpg, uvloop", "asyncpg, uvloop", "uvloop", script, dsn.get());
    for (Jdk jdk : setup.jdks()) {
      add("pgjdbc, a thread for each", jdk, PostgresThreads.class, HEAP, dsn.get());
      add("Vert.x alone", jdk, PostgresAlone.class, HEAP, dsn.get());
      add("Java, " + jdk.bestMode(), jdk, PostgresCosts.class, HEAP, dsn.get());
    }
  }
}
