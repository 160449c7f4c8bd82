package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A reference to nothing, which cannot be fetched.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.NoneReferenceError}.
 */
public final class NoneReferenceException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NoneReferenceException(String message) {
    super(message);
  }
}
