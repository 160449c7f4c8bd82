package dev.asyncio4j.postgres.aiopg;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Signals any failure of this skin. <i>Python:</i> {@code psycopg2.Error}. */
public class PsycopgException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** The SQLSTATE; null if it came from no server. */
  private final @Nullable String pgCode;

  /**
   * Makes one.
   *
   * @param message what is wrong
   * @param pgCode the server's code, or null
   * @param cause where it comes from, or null
   */
  public PsycopgException(String message, @Nullable String pgCode, @Nullable Throwable cause) {
    super(message, cause);
    this.pgCode = pgCode;
  }

  /** {@return the server's code, five characters; null if the client fails} */
  public final @Nullable String pgCode() {
    return pgCode;
  }
}
