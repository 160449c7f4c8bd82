package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE 55P02, {@code cant_change_runtime_param}. */
public final class CantChangeRuntimeParamException extends ObjectNotInPrerequisiteStateException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public CantChangeRuntimeParamException(PgLogMessage said) {
    super(said);
  }
}
