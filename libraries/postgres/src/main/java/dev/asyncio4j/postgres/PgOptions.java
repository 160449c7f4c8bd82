package dev.asyncio4j.postgres;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Options of a connection; each wither gives a changed copy. What is given here overrides the DSN,
 * the DSN the environment ({@code PGHOST} and the like), the environment the defaults of libpq.
 *
 * <p><i>Python:</i> the arguments of {@code asyncpg.connect}. The password is never shown.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = PgOptions.defaults().user("ann").commandTimeout(Duration.ofSeconds(5));
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop", options))) {
 *   System.out.println(connection.serverVersion());
 * }
 * }</pre>
 */
public final class PgOptions implements Cloneable {
  private static final PgOptions DEFAULTS = new PgOptions();

  private List<String> host = List.of();
  private List<Integer> port = List.of();
  private @Nullable String user;
  private @Nullable Supplier<? extends Awaitable<String>> password;
  private @Nullable String database;
  private @Nullable Path passFile;
  private @Nullable String service;
  private @Nullable Path serviceFile;
  private Duration timeout = Duration.ofSeconds(60);
  private int statementCacheSize = 100;
  private Duration maxCachedStatementLifetime = Duration.ofSeconds(300);
  private int maxCacheableStatementSize = 15 * 1024;
  private @Nullable Duration commandTimeout;
  private @Nullable SslMode ssl;
  private @Nullable Path sslRootCertificate;
  private @Nullable Path sslCertificate;
  private @Nullable Path sslKey;
  private Map<String, String> serverSettings = Map.of();
  private TargetSession targetSessionAttributes = TargetSession.ANY;

  private PgOptions() {}

  /** {@return the defaults} */
  public static PgOptions defaults() {
    return DEFAULTS;
  }

  private PgOptions with(Consumer<PgOptions> change) {
    try {
      var copy = (PgOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Sets the hosts that are tried in order; a path is the directory of a Unix socket.
   *
   * @param value names, addresses, paths
   * @return a changed copy
   */
  public PgOptions host(String... value) {
    return with(copy -> copy.host = List.of(value));
  }

  /** {@return the hosts that are tried in order; a path is the directory of a Unix socket} */
  public List<String> host() {
    return host;
  }

  /**
   * Sets the ports: one, or one for each host.
   *
   * @param value numbers of ports
   * @return a changed copy
   */
  public PgOptions port(Integer... value) {
    return with(copy -> copy.port = List.of(value));
  }

  /** {@return the ports: one, or one for each host} */
  public List<Integer> port() {
    return port;
  }

  /**
   * Sets the role; null: of the operating system.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions user(String value) {
    return with(copy -> copy.user = value);
  }

  /** {@return the role; null: of the operating system} */
  public @Nullable String user() {
    return user;
  }

  /**
   * Sets what gives the password, asked for each connection.
   *
   * @param value makes what is awaited
   * @return a changed copy
   */
  public PgOptions password(Supplier<? extends Awaitable<String>> value) {
    return with(copy -> copy.password = value);
  }

  /** {@return what gives the password, asked for each connection} */
  public @Nullable Supplier<? extends Awaitable<String>> password() {
    return password;
  }

  /**
   * Sets the database; null: named as the user.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions database(String value) {
    return with(copy -> copy.database = value);
  }

  /** {@return the database; null: named as the user} */
  public @Nullable String database() {
    return database;
  }

  /**
   * Sets the file of passwords; null: {@code ~/.pgpass}.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions passFile(Path value) {
    return with(copy -> copy.passFile = value);
  }

  /** {@return the file of passwords; null: {@code ~/.pgpass}} */
  public @Nullable Path passFile() {
    return passFile;
  }

  /**
   * Sets the section of the service file; null: none.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions service(String value) {
    return with(copy -> copy.service = value);
  }

  /** {@return the section of the service file; null: none} */
  public @Nullable String service() {
    return service;
  }

  /**
   * Sets the file of services; null: {@code ~/.pg_service.conf}.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions serviceFile(Path value) {
    return with(copy -> copy.serviceFile = value);
  }

  /** {@return the file of services; null: {@code ~/.pg_service.conf}} */
  public @Nullable Path serviceFile() {
    return serviceFile;
  }

  /**
   * Sets the limit of the whole connecting.
   *
   * @param value more than zero
   * @return a changed copy
   */
  public PgOptions timeout(Duration value) {
    return with(copy -> copy.timeout = value);
  }

  /** {@return the limit of the whole connecting} */
  public Duration timeout() {
    return timeout;
  }

  /**
   * Sets how many prepared statements are kept; 0: none, which pgbouncer needs.
   *
   * @param value 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public PgOptions statementCacheSize(int value) {
    if (value < 0)
      throw new IllegalArgumentException(
          "statement_cache_size is expected to be greater or equal to 0, got " + value);
    return with(copy -> copy.statementCacheSize = value);
  }

  /** {@return how many prepared statements are kept; 0: none, which pgbouncer needs} */
  public int statementCacheSize() {
    return statementCacheSize;
  }

  /**
   * Sets how long a prepared statement is kept; zero: for ever.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions maxCachedStatementLifetime(Duration value) {
    return with(copy -> copy.maxCachedStatementLifetime = value);
  }

  /** {@return how long a prepared statement is kept; zero: for ever} */
  public Duration maxCachedStatementLifetime() {
    return maxCachedStatementLifetime;
  }

  /**
   * Sets the longest statement that is kept, in characters; 0: any.
   *
   * @param value 0 or more
   * @return a changed copy
   */
  public PgOptions maxCacheableStatementSize(int value) {
    return with(copy -> copy.maxCacheableStatementSize = value);
  }

  /** {@return the longest statement that is kept, in characters; 0: any} */
  public int maxCacheableStatementSize() {
    return maxCacheableStatementSize;
  }

  /**
   * Sets the limit of each operation that has none of its own; null: none.
   *
   * @param value more than zero
   * @return a changed copy
   * @throws IllegalArgumentException if {@code value} is zero or less
   */
  public PgOptions commandTimeout(Duration value) {
    if (value.isNegative() || value.isZero())
      throw new IllegalArgumentException(
          "invalid command_timeout value: expected greater than 0, got " + value);
    return with(copy -> copy.commandTimeout = value);
  }

  /** {@return the limit of each operation that has none of its own; null: none} */
  public @Nullable Duration commandTimeout() {
    return commandTimeout;
  }

  /**
   * Sets how TLS is used; null: {@link SslMode#PREFER} over TCP.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions ssl(SslMode value) {
    return with(copy -> copy.ssl = value);
  }

  /** {@return how TLS is used; null: {@link SslMode#PREFER} over TCP} */
  public @Nullable SslMode ssl() {
    return ssl;
  }

  /**
   * Sets the PEM file of the authorities that are trusted, for the modes that verify; null: {@code
   * ~/.postgresql/root.crt}.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions sslRootCertificate(Path value) {
    return with(copy -> copy.sslRootCertificate = value);
  }

  /**
   * {@return the PEM file of the authorities that are trusted, for the modes that verify; null:
   * {@code ~/.postgresql/root.crt}}
   */
  public @Nullable Path sslRootCertificate() {
    return sslRootCertificate;
  }

  /**
   * Sets the PEM file of the certificate of this client, or null.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions sslCertificate(Path value) {
    return with(copy -> copy.sslCertificate = value);
  }

  /** {@return the PEM file of the certificate of this client, or null} */
  public @Nullable Path sslCertificate() {
    return sslCertificate;
  }

  /**
   * Sets the PEM file of the key of {@code sslCertificate}, or null.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions sslKey(Path value) {
    return with(copy -> copy.sslKey = value);
  }

  /** {@return the PEM file of the key of {@code sslCertificate}, or null} */
  public @Nullable Path sslKey() {
    return sslKey;
  }

  /**
   * Sets settings of the session, such as {@code application_name}.
   *
   * @param value copied
   * @return a changed copy
   */
  public PgOptions serverSettings(Map<String, String> value) {
    return with(copy -> copy.serverSettings = Map.copyOf(value));
  }

  /** {@return settings of the session, such as {@code application_name}} */
  public Map<String, String> serverSettings() {
    return serverSettings;
  }

  /**
   * Sets the kind of server that is wanted.
   *
   * @param value the value
   * @return a changed copy
   */
  public PgOptions targetSessionAttributes(TargetSession value) {
    return with(copy -> copy.targetSessionAttributes = value);
  }

  /** {@return the kind of server that is wanted} */
  public TargetSession targetSessionAttributes() {
    return targetSessionAttributes;
  }

  /**
   * Sets the password.
   *
   * @param value in plain text
   * @return a changed copy
   */
  public PgOptions password(String value) {
    return password(() -> Asyncio.async(() -> value));
  }

  @Override
  public String toString() {
    return "PgOptions[host="
        + host
        + ", port="
        + port
        + ", user="
        + user
        + ", database="
        + database
        + "]";
  }
}
