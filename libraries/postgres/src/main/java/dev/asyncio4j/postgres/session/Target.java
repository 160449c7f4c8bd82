package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.SslMode;
import dev.asyncio4j.postgres.TargetSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place that a connection leads to, once options, DSN, environment, files and defaults are put
 * together.
 *
 * @param hosts in the order in which they are tried
 * @param password null: the options' own, or none
 * @param isTlsDirect whether TLS begins with the first byte
 * @param settings of the session
 */
record Target(
    List<Host> hosts,
    String user,
    String database,
    @Nullable String password,
    SslMode sslMode,
    boolean isTlsDirect,
    Path rootCertificate,
    @Nullable Path certificate,
    @Nullable Path key,
    Map<String, String> settings,
    TargetSession session,
    PgOptions options) {
  /** A host; the name of one that is a path is that of the folder of a Unix socket. */
  record Host(String name, int port) {
    boolean isUnix() {
      return name.startsWith("/") || name.startsWith("@");
    }

    String socket() {
      return name + "/.s.PGSQL." + port;
    }

    @Override
    public String toString() {
      return isUnix() ? socket() : name + ":" + port;
    }
  }

  @Override
  public String toString() {
    return "database %s at %s as %s".formatted(database, hosts, user);
  }
}
