package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.session.Client;
import dev.asyncio4j.postgres.session.Connector;

/**
 * The door to PostgreSQL for programs written to aiopg.
 *
 * <p><i>Python:</i> the functions of {@code aiopg}. New programs read better with {@link
 * dev.asyncio4j.postgres.Postgres}: there arguments are sent beside the statement.
 *
 * <p><b>Cancellation:</b> closes the half-open connections.
 *
 * <pre>{@code
 * try (var connection = await(Aiopg.connect("postgresql://localhost/shop"));
 *     var cursor = connection.cursor()) {
 *   await(cursor.execute("SELECT %s", 42));
 *   System.out.println(await(cursor.fetchOne()));
 * }
 * }</pre>
 */
public final class Aiopg {
  private Aiopg() {}

  /**
   * Connects to a server.
   *
   * @param dsn as of {@code Postgres.connect}
   * @return to be awaited for the connection
   */
  @CheckReturnValue
  public static Coroutine<AioConnection> connect(String dsn) {
    return connect(dsn, PgOptions.defaults());
  }

  /**
   * Connects to a server.
   *
   * @param dsn as of {@code Postgres.connect}
   * @param options override the DSN; {@code commandTimeout} is the limit of each statement
   * @return to be awaited for the connection
   */
  @CheckReturnValue
  public static Coroutine<AioConnection> connect(String dsn, PgOptions options) {
    return async(
        () -> {
          var client = (Client) await(Connector.connect(dsn, options));
          return new AioConnection(client, null, new AioNotifies(client));
        });
  }

  /**
   * Makes a pool, and its first connections.
   *
   * @param dsn as of {@code Postgres.connect}
   * @return to be awaited for the pool
   */
  @CheckReturnValue
  public static Coroutine<AioPool> createPool(String dsn) {
    return createPool(dsn, AioPoolOptions.defaults());
  }

  /**
   * Makes a pool, and its first connections.
   *
   * @param dsn as of {@code Postgres.connect}
   * @param options sizes, and the options of the connections
   * @return to be awaited for the pool
   */
  @CheckReturnValue
  public static Coroutine<AioPool> createPool(String dsn, AioPoolOptions options) {
    return async(
        () -> {
          var pool = new AioPool(getRunningLoop(), dsn, options);
          pool.fill();
          return pool;
        });
  }
}
