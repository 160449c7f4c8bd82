package dev.asyncio4j.postgres;

/** Hears what the server tells beside its answers, such as {@code RAISE NOTICE}. */
@FunctionalInterface
public interface LogListener {
  /**
   * Hears a message; called by {@code callSoon}, so it may not await.
   *
   * @param connection the one that it came over
   * @param message what the server said
   */
  void onMessage(PgConnection connection, PgLogMessage message);
}
