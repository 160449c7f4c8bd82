package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2200H, {@code sequence_generator_limit_exceeded}. */
public final class SequenceGeneratorLimitExceededException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public SequenceGeneratorLimitExceededException(PgLogMessage said) {
    super(said);
  }
}
