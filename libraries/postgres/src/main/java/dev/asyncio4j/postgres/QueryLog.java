package dev.asyncio4j.postgres;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report that a query logger is given when a statement is over.
 *
 * <p><i>Python:</i> {@code asyncpg.connection.LoggedQuery}.
 *
 * @param sql the statement
 * @param args its arguments
 * @param timeout its limit, or null
 * @param elapsed how long it took, by the clock of the loop
 * @param error how it ended: with this, or null
 */
public record QueryLog(
    String sql,
    List<@Nullable Object> args,
    @Nullable Duration timeout,
    Duration elapsed,
    @Nullable Throwable error) {
  @Override
  public String toString() {
    return "QueryLog[" + sql + ", " + args.size() + " arguments, " + elapsed + ", " + error + "]";
  }
}
