package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.PgLogMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is asked of the client below. Commands are sent at once, in order, and answered in
 * order; none of these methods waits or fails.
 */
interface Link {
  /** Hears what comes without being asked for. */
  interface Listener {
    void notified(int pid, String channel, String payload);

    void noticed(PgLogMessage message);

    void closed(@Nullable Throwable cause);
  }

  /** Prepares a statement; without a name it lasts until the next one is prepared. */
  Answer prepare(String sql, boolean isNamed);

  /** Prepares a statement under a name that a user has chosen. */
  Answer prepare(String sql, String name);

  /** Runs statements as they stand; rows come as texts. */
  Answer script(String sql);

  /** Runs a statement that copies; see {@link #copyData}. */
  Answer copy(String sql);

  /**
   * Runs a prepared statement.
   *
   * @param limit how many rows; 0: all
   * @param portal a name under which {@link #resume} goes on, or null
   */
  Answer execute(
      Statement statement, @Nullable Object[] parameters, int limit, @Nullable String portal);

  Answer resume(Statement statement, int limit, String portal);

  Answer batch(Statement statement, List<@Nullable Object[]> rows);

  /** Closes a statement; it is told to the server with what is sent next. */
  Answer closeStatement(Object statement);

  /** Closes a portal; it is told to the server with what is sent next. */
  Answer closePortal(Object statement, String portal);

  /** Has what {@code sending} sends travel with what is sent next; else at the end of the pass. */
  Answer later(Supplier<Answer> sending);

  void copyData(byte[] piece);

  void copyDone();

  void copyFail(String why);

  /** Has more data of a copy come, when it was held back. */
  void resumeReading();

  boolean isWritable();

  /** Has an action run each time that there is room to write again; null: none. */
  void whenWritable(@Nullable Runnable action);

  /** Asks the server, over a connection of its own, to give up what it does. */
  Canceller canceller();

  Map<String, String> settings();

  char status();

  int epoch();

  int processId();

  void listener(Listener listener);

  /** Says good-bye; {@code closed} follows. */
  void close();

  /** Closes at once; {@code closed} follows. */
  void abort();
}
