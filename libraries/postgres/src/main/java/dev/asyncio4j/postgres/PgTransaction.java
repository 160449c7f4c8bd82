package dev.asyncio4j.postgres;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is begun and ended by hand; {@link PgConnection#transaction} is simpler.
 *
 * <p><i>Python:</i> {@code asyncpg.transaction.Transaction}. Inside another one it is a savepoint.
 *
 * <p><b>Cancellation:</b> the server is asked to give the statement up; the connection stays
 * usable, or is closed.
 */
public interface PgTransaction {
  /**
   * Begins.
   *
   * @return to be awaited
   * @throws InterfaceException when awaited, if it was begun, or inside a {@code BEGIN} by hand
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> start();

  /**
   * Ends it, and keeps what was done.
   *
   * @return to be awaited
   * @throws InterfaceException when awaited, if it was not begun, or has ended
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> commit();

  /**
   * Ends it, and undoes what was done.
   *
   * @return to be awaited
   * @throws InterfaceException when awaited, if it was not begun, or has ended
   */
  @CheckReturnValue
  Coroutine<@Nullable Void> rollback();
}
