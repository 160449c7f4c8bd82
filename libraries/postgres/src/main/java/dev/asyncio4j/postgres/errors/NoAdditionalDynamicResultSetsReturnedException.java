package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 02001, {@code no_additional_dynamic_result_sets_returned}. */
public final class NoAdditionalDynamicResultSetsReturnedException extends NoDataException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public NoAdditionalDynamicResultSetsReturnedException(PgLogMessage said) {
    super(said);
  }
}
