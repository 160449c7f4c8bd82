package dev.asyncio4j.postgres;

/** Hears of every statement of a connection, when it is over. */
@FunctionalInterface
public interface QueryLogger {
  /**
   * Hears of a statement; called soon after it has ended, by the loop, and may not await.
   *
   * @param log the statement, how long it took, how it ended
   */
  void onQuery(QueryLog log);
}
