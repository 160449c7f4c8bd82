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
 * var ofPool = PgPoolOptions.defaults().connect(options).maxSize(20);
 * }</pre>
 */
public final class PgOptions implements Cloneable {
  private static final PgOptions DEFAULTS = new PgOptions();
  private List<String> host = List.of();
  private List<Integer> port = List.of();
  private @Nullable String user;
  private @Nullable Supplier<? extends Awaitable<String>> password;
  private @Nullable String database;
  private PgSources sources = PgSources.defaults();
  private Duration timeout = Duration.ofSeconds(60);
  private PgStatementCache statementCache = PgStatementCache.defaults();
  private @Nullable Duration commandTimeout;
  private PgTls tls = PgTls.defaults();
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
   * {@return a copy with another value: the hosts that are tried in order; a path is the directory
   * of a Unix socket}
   *
   * @param value names, addresses, paths
   */
  public PgOptions host(String... value) {
    return with(copy -> copy.host = List.of(value));
  }

  /** {@return the hosts that are tried in order; a path is the directory of a Unix socket} */
  public List<String> host() {
    return host;
  }

  /**
   * {@return a copy with another value: the ports: one, or one for each host}
   *
   * @param value numbers of ports
   */
  public PgOptions port(Integer... value) {
    return with(copy -> copy.port = List.of(value));
  }

  /** {@return the ports: one, or one for each host} */
  public List<Integer> port() {
    return port;
  }

  /**
   * {@return a copy with another value: the role; null: of the operating system}
   *
   * @param value the value
   */
  public PgOptions user(String value) {
    return with(copy -> copy.user = value);
  }

  /** {@return the role; null: of the operating system} */
  public @Nullable String user() {
    return user;
  }

  /**
   * {@return a copy with another value: what gives the password, asked for each connection}
   *
   * @param value makes what is awaited
   */
  public PgOptions password(Supplier<? extends Awaitable<String>> value) {
    return with(copy -> copy.password = value);
  }

  /** {@return what gives the password, asked for each connection} */
  public @Nullable Supplier<? extends Awaitable<String>> password() {
    return password;
  }

  /**
   * {@return a copy with another value: the database; null: named as the user}
   *
   * @param value the value
   */
  public PgOptions database(String value) {
    return with(copy -> copy.database = value);
  }

  /** {@return the database; null: named as the user} */
  public @Nullable String database() {
    return database;
  }

  /**
   * {@return a copy with another value: the file of passwords; null: {@code ~/.pgpass}}
   *
   * @param value the value
   */
  public PgOptions passFile(Path value) {
    return with(copy -> copy.sources = sources.passFile(value));
  }

  /**
   * {@return a copy with another value: the section of the service file; null: none}
   *
   * @param value the value
   */
  public PgOptions service(String value) {
    return with(copy -> copy.sources = sources.service(value));
  }

  /**
   * {@return a copy with another value: the file of services; null: {@code ~/.pg_service.conf}}
   *
   * @param value the value
   */
  public PgOptions serviceFile(Path value) {
    return with(copy -> copy.sources = sources.serviceFile(value));
  }

  /** {@return where a password and other options come from} */
  public PgSources sources() {
    return sources;
  }

  /**
   * {@return a copy with another value: the limit of the whole connecting}
   *
   * @param value more than zero
   */
  public PgOptions timeout(Duration value) {
    return with(copy -> copy.timeout = value);
  }

  /** {@return the limit of the whole connecting} */
  public Duration timeout() {
    return timeout;
  }

  /**
   * {@return a copy with another value: how many statements are kept; 0: none, as for pgbouncer}
   *
   * @param value 0 or more
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public PgOptions statementCacheSize(int value) {
    return with(copy -> copy.statementCache = statementCache.size(value));
  }

  /**
   * {@return a copy with another value: how long a prepared statement is kept; zero: for ever}
   *
   * @param value the value
   */
  public PgOptions maxCachedStatementLifetime(Duration value) {
    return with(copy -> copy.statementCache = statementCache.lifetime(value));
  }

  /**
   * {@return a copy with another value: the longest statement that is kept, in characters; 0: any}
   *
   * @param value 0 or more
   */
  public PgOptions maxCacheableStatementSize(int value) {
    return with(copy -> copy.statementCache = statementCache.longest(value));
  }

  /** {@return how prepared statements are kept} */
  public PgStatementCache statementCache() {
    return statementCache;
  }

  /**
   * {@return a copy with another value: the limit of each operation that has none of its own}
   *
   * @param value more than zero
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
   * {@return a copy with another value: how TLS is used}
   *
   * @param value over TCP it is {@link SslMode#PREFER} else
   */
  public PgOptions ssl(SslMode value) {
    return with(copy -> copy.tls = tls.mode(value));
  }

  /**
   * {@return a copy with another value: how TLS is used and begun, and its files}
   *
   * @param value the value
   */
  public PgOptions ssl(PgTls value) {
    return with(copy -> copy.tls = value);
  }

  /**
   * {@return a copy with another value: whether TLS begins with the first byte}
   *
   * @param value whether it does
   */
  public PgOptions directTls(boolean value) {
    return ssl(tls.negotiation(value ? SslNegotiation.DIRECT : SslNegotiation.POSTGRES));
  }

  /** {@return how TLS is used, and its files} */
  public PgTls ssl() {
    return tls;
  }

  /**
   * {@return a copy with another value: settings of the session, such as {@code application_name}}
   *
   * @param value copied
   */
  public PgOptions serverSettings(Map<String, String> value) {
    return with(copy -> copy.serverSettings = Map.copyOf(value));
  }

  /** {@return settings of the session, such as {@code application_name}} */
  public Map<String, String> serverSettings() {
    return serverSettings;
  }

  /**
   * {@return a copy with another value: the kind of server that is wanted}
   *
   * @param value the value
   */
  public PgOptions targetSessionAttributes(TargetSession value) {
    return with(copy -> copy.targetSessionAttributes = value);
  }

  /** {@return the kind of server that is wanted} */
  public TargetSession targetSessionAttributes() {
    return targetSessionAttributes;
  }

  /**
   * {@return a copy with another value: the password}
   *
   * @param value in plain text
   */
  public PgOptions password(String value) {
    return password(() -> Asyncio.async(() -> value));
  }

  @Override
  public String toString() {
    return "PgOptions[host=%s, port=%s, user=%s, database=%s]"
        .formatted(host, port, user, database);
  }
}
