package dev.asyncio4j.postgres;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;

/**
 * A query whose rows come as they are asked for: iterated, or opened for a cursor.
 *
 * <p><i>Python:</i> what {@code Connection.cursor} returns. In a transaction only.
 *
 * <p><b>Cancellation:</b> the server is asked to give the statement up; the connection stays
 * usable, or is closed.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   connection.transaction(() -> {
 *     for (var row : each(connection.cursor("SELECT id FROM orders"))) System.out.println(row);
 *   });
 * }
 * }</pre>
 */
public interface PgCursorQuery extends AsyncIterable<PgRecord> {
  /**
   * Opens the cursor.
   *
   * @return to be awaited for it
   * @throws InterfaceException when awaited, if it is iterated already
   */
  @CheckReturnValue
  Coroutine<PgCursor> open();
}
