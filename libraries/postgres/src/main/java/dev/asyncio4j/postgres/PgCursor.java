package dev.asyncio4j.postgres;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open cursor of a transaction.
 *
 * <p><i>Python:</i> {@code asyncpg.cursor.Cursor}. The end of the transaction closes it.
 *
 * <p><b>Cancellation:</b> as of {@link PgExecutor}.
 */
public interface PgCursor {
  /**
   * Returns the next rows.
   *
   * @param count how many, at least 1
   * @return to be awaited for them; fewer at the end
   */
  @CheckReturnValue
  Coroutine<List<PgRecord>> fetch(int count);

  /**
   * Returns the next row.
   *
   * @return to be awaited for it; null at the end
   */
  @CheckReturnValue
  Coroutine<@Nullable PgRecord> fetchRow();

  /**
   * Skips rows.
   *
   * @param count how many, at least 1
   * @return to be awaited for how many there were
   */
  @CheckReturnValue
  Coroutine<Integer> forward(int count);
}
