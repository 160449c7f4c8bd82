package dev.asyncio4j.mongo.odm;

import java.io.Serial;

/**
 * A call that needs a document that is in the database.
 *
 * <p><i>Python:</i> {@code umongo.exceptions.NotCreatedError}.
 */
public final class NotCreatedException extends UmongoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, to what, and what to do
   */
  public NotCreatedException(String message) {
    super(message);
  }
}
