package dev.asyncio4j.postgres;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Signals an error that the server reports.
 *
 * <p><i>Python:</i> {@code asyncpg.PostgresError}; the classes of {@code errors} are its
 * subclasses. The text has the server's lines {@code DETAIL:} and {@code HINT:}, too.
 */
public class PostgresException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient PgLogMessage said;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public PostgresException(PgLogMessage said) {
    super(said.toString());
    this.said = said;
  }

  /** {@return all fields of the server's message} */
  public final PgLogMessage fields() {
    return said;
  }

  /** {@return the code, five characters} */
  public final String sqlState() {
    return said.sqlState();
  }

  /** {@return {@code ERROR}, {@code FATAL} or {@code PANIC}} */
  public final String severity() {
    return said.severity();
  }

  /** {@return more of the message, or null} */
  public final @Nullable String detail() {
    return said.detail();
  }

  /** {@return what may help, or null} */
  public final @Nullable String hint() {
    return said.hint();
  }

  /** {@return where in the statement, in characters from 1, or null} */
  public final @Nullable String position() {
    return said.position();
  }

  /** {@return the schema concerned, or null} */
  public final @Nullable String schemaName() {
    return said.schemaName();
  }

  /** {@return the table concerned, or null} */
  public final @Nullable String tableName() {
    return said.tableName();
  }

  /** {@return the column concerned, or null} */
  public final @Nullable String columnName() {
    return said.columnName();
  }

  /** {@return the constraint concerned, or null} */
  public final @Nullable String constraintName() {
    return said.constraintName();
  }
}
