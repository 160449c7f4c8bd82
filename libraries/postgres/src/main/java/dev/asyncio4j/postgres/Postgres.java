package dev.asyncio4j.postgres;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.pool.Pool;
import dev.asyncio4j.postgres.session.Connector;
import org.jspecify.annotations.Nullable;

/**
 * The door to PostgreSQL: connections and pools.
 *
 * <p><i>Python:</i> the functions of {@code asyncpg}.
 *
 * <p><b>Thread and loop:</b> what is made belongs to the loop that made it.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://ann@localhost/shop"))) {
 *   for (var row : await(connection.fetch("SELECT id, name FROM users WHERE age > $1", 17)))
 *     System.out.println(row.getInt("id") + ": " + row.getString("name"));
 * }
 * }</pre>
 */
public final class Postgres {
  private Postgres() {}

  /**
   * Connects to a server.
   *
   * <p><b>Cancellation:</b> closes the half-open connection.
   *
   * @param dsn {@code postgresql://user:password@host:port/database?option=value}; each part may be
   *     missing, hosts may be a list; unknown options are settings of the session
   * @return to be awaited for the connection
   * @throws ClientConfigurationException if the DSN is wrong
   */
  @CheckReturnValue
  public static Coroutine<PgConnection> connect(String dsn) {
    return connect(dsn, PgOptions.defaults());
  }

  /**
   * Connects to a server.
   *
   * <p><b>Cancellation:</b> closes the half-open connection.
   *
   * @param options host, user and the like
   * @return to be awaited for the connection
   * @throws ClientConfigurationException if the options or the environment are wrong
   */
  @CheckReturnValue
  public static Coroutine<PgConnection> connect(PgOptions options) {
    return connect("", options);
  }

  /**
   * Connects to a server.
   *
   * <p><b>Cancellation:</b> closes the half-open connection.
   *
   * @param dsn as of {@link #connect(String)}
   * @param options override the DSN
   * @return to be awaited for the connection
   * @throws ClientConfigurationException if the DSN or the options are wrong
   * @throws java.io.UncheckedIOException when awaited, if no host is reached
   * @throws PostgresException when awaited, if the server refuses
   * @throws dev.asyncio4j.exceptions.AsyncTimeoutException when awaited, if it takes too long
   */
  @CheckReturnValue
  public static Coroutine<PgConnection> connect(String dsn, PgOptions options) {
    return Connector.connect(dsn, options);
  }

  /**
   * Makes a pool, and its first connections.
   *
   * @param dsn as of {@link #connect(String)}
   * @return to be awaited for the pool
   * @throws ClientConfigurationException if the DSN is wrong
   */
  @CheckReturnValue
  public static Coroutine<PgPool> createPool(String dsn) {
    return createPool(dsn, PgPoolOptions.defaults());
  }

  /**
   * Makes a pool, and its first connections; if one fails, all are closed.
   *
   * @param dsn as of {@link #connect(String)}
   * @param options sizes, hooks, and the options of the connections
   * @return to be awaited for the pool
   * @throws IllegalArgumentException if {@code minSize} is above {@code maxSize}
   */
  @CheckReturnValue
  public static Coroutine<PgPool> createPool(String dsn, PgPoolOptions options) {
    return Pool.create(dsn, options);
  }

  /**
   * Returns a row of arguments, for {@code executeMany} and {@code copyRecordsToTable}.
   *
   * @param values may be null
   * @return the values
   */
  public static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
