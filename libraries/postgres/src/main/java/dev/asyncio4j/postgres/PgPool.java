package dev.asyncio4j.postgres;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections.
 *
 * <p><i>Python:</i> {@code asyncpg.Pool}. Waiters are served in order.
 *
 * <p><b>Cancellation:</b> of an {@code acquire} gives its place up; a {@code release} is completed
 * by the pool itself.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <pre>{@code
 * try (var pool = await(Postgres.createPool("postgresql://localhost/shop"));
 *     var connection = await(pool.acquire())) {
 *   System.out.println(await(connection.fetchVal(Long.class, "SELECT count(*) FROM orders")));
 * }
 * }</pre>
 */
public interface PgPool extends PgExecutor, AutoCloseable {
  /**
   * Lends a connection; waits while all are lent.
   *
   * @return to be awaited for it; its {@code close()} gives it back
   */
  @CheckReturnValue
  Coroutine<PgConnection> acquire();

  /**
   * Lends a connection; waits while all are lent.
   *
   * @param timeout the limit of the wait; null: none
   * @return to be awaited for it
   */
  @CheckReturnValue
  Coroutine<PgConnection> acquire(@Nullable Duration timeout);

  /**
   * Takes a connection back; once more is fine.
   *
   * @param connection lent by this pool
   * @return to be awaited
   * @throws InterfaceException when awaited, if it is not of this pool
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release(PgConnection connection);

  /**
   * Takes a connection back; once more is fine.
   *
   * @param connection lent by this pool
   * @param timeout the limit of the reset, after which the connection is dropped; null: none
   * @return to be awaited
   * @throws InterfaceException when awaited, if it is not of this pool
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> release(PgConnection connection, @Nullable Duration timeout);

  /**
   * Returns the number of open connections.
   *
   * @return how many
   */
  int size();

  /**
   * Returns the number of connections made at once.
   *
   * @return how many
   */
  int minSize();

  /**
   * Returns the limit of connections.
   *
   * @return how many
   */
  int maxSize();

  /**
   * Returns the number of connections that are not lent.
   *
   * @return how many
   */
  int idleSize();

  /**
   * Tells whether the pool is closed, or about to be.
   *
   * @return whether it is
   */
  boolean isClosing();

  /**
   * Has each connection replaced: idle ones now, lent ones when they come back.
   *
   * @return to be awaited
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> expireConnections();

  /**
   * Sets where new connections lead.
   *
   * @param dsn as of {@link Postgres#connect}
   * @param options override the DSN
   */
  void setConnectOptions(String dsn, PgOptions options);

  /** Closes all connections hard. */
  void terminate();

  /** Closes the pool: waits for the connections that are lent, and closes all. Twice is fine. */
  @Override
  void close();
}
