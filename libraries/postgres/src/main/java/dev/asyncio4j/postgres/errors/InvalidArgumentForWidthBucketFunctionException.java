package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 2201G, {@code invalid_argument_for_width_bucket_function}. */
public final class InvalidArgumentForWidthBucketFunctionException extends DataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public InvalidArgumentForWidthBucketFunctionException(PgLogMessage said) {
    super(said);
  }
}
