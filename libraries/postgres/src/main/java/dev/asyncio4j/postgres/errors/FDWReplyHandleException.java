package dev.asyncio4j.postgres.errors;

import dev.asyncio4j.postgres.PgLogMessage;
import java.io.Serial;

/** SQLSTATE HV00K, {@code fdw_reply_handle}. */
public final class FDWReplyHandleException extends FDWException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one of what the server said.
   *
   * @param said the fields of its message
   */
  public FDWReplyHandleException(PgLogMessage said) {
    super(said);
  }
}
