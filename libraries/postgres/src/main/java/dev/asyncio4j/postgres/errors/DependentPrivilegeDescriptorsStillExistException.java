package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PostgresException;
import java.io.Serial;

/** SQLSTATE 2B000, {@code dependent_privilege_descriptors_still_exist}. */
public final class DependentPrivilegeDescriptorsStillExistException extends PostgresException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public DependentPrivilegeDescriptorsStillExistException(PgLogMessage said) {
    super(said);
  }
}
